package io.wenda.membership.accounts;

import io.wenda.http.creating.Ids;
import io.wenda.http.reading.Violations;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where mail reaches somebody.
 *
 * @param address as its owner writes it
 * @param key the same for all ways to write it: lower case, the domain in ASCII. Dots and what follows a plus belong to
 *     the name: only one provider thinks otherwise
 */
public record EmailAddress(String address, String key) {

    public static final int LONGEST = 254;

    private static final Pattern LOCAL = Pattern.compile("[^\\s\\p{Cntrl}@,;:<>()\\[\\]\\\\\"]{1,64}");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*");

    /** Reads an address that was trimmed and normalised; empty when mail could not be sent there. */
    public static Optional<EmailAddress> of(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0
                || address.length() > LONGEST
                || !LOCAL.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return asciiDomain(address.substring(at + 1))
                .map(domain -> address.substring(0, at).toLowerCase(Locale.ROOT) + "@" + domain)
                .map(key -> new EmailAddress(address, key));
    }

    /**
     * The mailbox that it may be one of: without dots and without what follows a plus, as some providers read it. Others do
     * not, so this says that two addresses may be one person's, and never that they are.
     */
    String mailbox() {
        int at = key.lastIndexOf('@');
        if (at < 0) {
            return key;
        }
        String local = key.substring(0, at).replaceFirst("(?<=.)\\+.*", "").replace(".", "");
        return local + key.substring(at);
    }

    /** In the place of the address of who deleted their account: nobody's, and no other member's. */
    static EmailAddress none(String memberId) {
        return new EmailAddress("", "deleted " + memberId);
    }

    /** By what a mailbox is known after its address is forgotten. */
    static String trace(String mailbox) {
        return Ids.of("mailbox", mailbox);
    }

    /** Reads the address that somebody wrote: {@code not-an-address} beside the codes of text. */
    public static Optional<EmailAddress> read(Violations violations, @Nullable String written) {
        String line = violations.line("email", written, 1, LONGEST);
        Optional<EmailAddress> address = of(line);
        if (address.isEmpty() && violations.accepts("email")) {
            violations.add("email", "not-an-address");
        }
        return address;
    }

    private static Optional<String> asciiDomain(String domain) {
        try {
            String ascii = IDN.toASCII(domain).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(name -> DOMAIN.matcher(name).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Not the address: this might be logged. */
    @Override
    public String toString() {
        return "EmailAddress[...]";
    }
}
