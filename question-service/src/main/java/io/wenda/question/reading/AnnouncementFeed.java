package io.wenda.question.reading;

import io.wenda.question.announcing.Announced;
import io.wenda.web.Feed;
import io.wenda.web.Language;
import io.wenda.web.Texts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * What is announced in one language, as an Atom feed (RFC 4287). An entry's id is made of the announcement and its language:
 * it stays when the title, the text or the address of the whole community changes.
 */
final class AnnouncementFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String ALL = "all";

    private final XMLStreamWriter xml;
    private final CommunityProperties community;
    private final Language language;

    private AnnouncementFeed(XMLStreamWriter xml, CommunityProperties community, Language language) {
        this.xml = xml;
        this.community = community;
        this.language = language;
    }

    /**
     * @param topic null for all of them
     * @param entries each with a text in this language, the newest first
     * @param updated when anything of it last changed
     */
    static byte[] of(
            CommunityProperties community,
            @Nullable String topic,
            Language language,
            List<Announced> entries,
            Instant updated) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new AnnouncementFeed(xml, community, language).write(topic, entries, updated);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /** The topic of such an address; null for all of them. */
    static @Nullable String topicIn(String path) {
        return path.equals(ALL) ? null : path;
    }

    private void write(@Nullable String topic, List<Announced> entries, Instant updated) throws XMLStreamException {
        Texts texts = Texts.of(language);
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeAttribute("xml:lang", language.tag());
        xml.writeAttribute("xml:base", absolute("/"));
        element("id", absolute(Feed.path(topic, language)));
        element(
                "title",
                community.name() + " · " + texts.say(topic == null ? "announcing.title" : "announcing.topic-" + topic));
        element("updated", updated.toString());
        xml.writeStartElement("author");
        element("name", community.name());
        xml.writeEndElement();
        link("self", "application/atom+xml", absolute(Feed.path(topic, language)));
        link(
                "alternate",
                "text/html",
                absolute("/announcements?" + (topic == null ? "" : "topic=" + topic + "&") + "language="
                        + language.code()));
        for (Announced announced : entries) {
            entry(announced, announced.bestFor(language.code()));
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(Announced announced, Announced.Text text) throws XMLStreamException {
        xml.writeStartElement("entry");
        element("id", idOf(announced));
        element("title", text.title());
        element("published", announced.publishedAt().toString());
        element("updated", announced.changedAt().toString());
        link("alternate", "text/html", absolute("/announcements/" + announced.id() + "?language=" + language.code()));
        String more = announced.link();
        if (more != null) {
            link("related", null, more);
        }
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", announced.topic());
        xml.writeAttribute("label", Texts.of(language).say("announcing.topic-" + announced.topic()));
        if (announced.startsAt() != null) {
            element("summary", announced.startsAt() + " · " + announced.place());
        }
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(text.html());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private String idOf(Announced announced) {
        String name = "wenda:announcement:" + announced.id() + ":" + language.code();
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void link(String rel, @Nullable String type, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        if (type != null) {
            xml.writeAttribute("type", type);
        }
        xml.writeAttribute("href", href);
    }

    private String absolute(String path) {
        return community.publicUrl().resolve("/") + path.substring(1);
    }
}
