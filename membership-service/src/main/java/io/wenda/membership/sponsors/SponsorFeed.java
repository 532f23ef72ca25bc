package io.wenda.membership.sponsors;

import io.wenda.mail.Sender;
import io.wenda.web.Language;
import io.wenda.web.Texts;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What stands on the wall, the newest first, as feed readers want it. An entry's id stays whatever its sponsor changes. */
record SponsorFeed(Sender community, SponsorSettings settings, Language language, List<Shown> latest) {

    static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String JSON_FEED = "https://jsonfeed.org/version/1.1";

    Json json() {
        return new Json(
                JSON_FEED,
                title(),
                community.link("/sponsors"),
                address("json"),
                language.tag(),
                latest.stream()
                        .map(each -> new Item(idOf(each), titleOf(each), textOf(each), each.at()))
                        .toList());
    }

    String atom() {
        return written(xml -> {
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", language.tag());
            element(xml, "id", address("atom"));
            element(xml, "title", title());
            element(
                    xml,
                    "updated",
                    (latest.isEmpty() ? Instant.EPOCH : latest.getFirst().at()).toString());
            xml.writeStartElement("author");
            element(xml, "name", community.community());
            xml.writeEndElement();
            link(xml, "self", address("atom"));
            link(xml, "alternate", community.link("/sponsors"));
            for (Shown each : latest) {
                xml.writeStartElement("entry");
                element(xml, "id", idOf(each));
                element(xml, "title", titleOf(each));
                element(xml, "updated", each.at().toString());
                link(xml, "alternate", community.link("/sponsors"));
                element(xml, "content", textOf(each));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    String title() {
        return community.community() + " · " + Texts.of(language).say("sponsors.title");
    }

    String address(String format) {
        return community.link("/api/sponsors/feed." + format + "?language=" + language.code());
    }

    String titleOf(Shown each) {
        String name = Objects.requireNonNullElseGet(
                each.name(), () -> Texts.of(language).say("sponsors.anonymous"));
        return name + " · " + each.amount().amount().toPlainString() + " "
                + each.amount().currency();
    }

    String textOf(Shown each) {
        String plan = settings.name(each.plan(), io.wenda.membership.accounts.Language.valueOf(language.name()));
        return Stream.concat(Stream.of(plan), Stream.ofNullable(each.message())).collect(Collectors.joining(" · "));
    }

    static String idOf(Shown each) {
        return "urn:uuid:"
                + UUID.nameUUIDFromBytes(("wenda:sponsorship:" + each.id()).getBytes(StandardCharsets.UTF_8));
    }

    /** What stands in a document between its beginning and its end. */
    interface Body {
        void writeTo(XMLStreamWriter xml) throws XMLStreamException;
    }

    static String written(Body body) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument();
            body.writeTo(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed cannot be written", e);
        }
        return text.toString();
    }

    static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }

    /** A JSON feed; its fields are called as JSON Feed 1.1 calls them. */
    @SuppressWarnings("MemberName")
    record Json(
            String version, String title, String home_page_url, String feed_url, String language, List<Item> items) {}

    /** An entry of it. */
    @SuppressWarnings("MemberName")
    record Item(String id, String title, String content_text, Instant date_published) {}
}
