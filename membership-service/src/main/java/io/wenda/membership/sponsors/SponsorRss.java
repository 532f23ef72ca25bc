package io.wenda.membership.sponsors;

import static io.wenda.membership.sponsors.SponsorFeed.element;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.web.util.HtmlUtils;

/** The wall's feed as RSS 2.0, for readers that know no other. An item's guid is the id that it has in the others. */
record SponsorRss(SponsorFeed feed) {

    String text() {
        return SponsorFeed.written(xml -> {
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("atom", SponsorFeed.ATOM);
            xml.writeStartElement("channel");
            element(xml, "title", feed.title());
            element(xml, "link", wall());
            element(xml, "description", feed.title());
            element(xml, "language", feed.language().tag());
            xml.writeEmptyElement("atom", "link", SponsorFeed.ATOM);
            xml.writeAttribute("rel", "self");
            xml.writeAttribute("type", "application/rss+xml");
            xml.writeAttribute("href", feed.address("rss"));
            for (Shown each : feed.latest()) {
                item(xml, each);
            }
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private void item(XMLStreamWriter xml, Shown each) throws XMLStreamException {
        xml.writeStartElement("item");
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters(SponsorFeed.idOf(each));
        xml.writeEndElement();
        element(xml, "title", feed.titleOf(each));
        element(xml, "link", wall());
        element(xml, "pubDate", dated(each.at()));
        // Readers take it for HTML (RSS 2.0, Advisory Board): what a sponsor wrote stays text.
        element(xml, "description", HtmlUtils.htmlEscape(feed.textOf(each)));
        xml.writeEndElement();
    }

    private String wall() {
        return feed.community().link("/sponsors");
    }

    /** As mail writes it (RFC 822, with four digits for the year). */
    private static String dated(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
