package io.wenda.mail;

/** That a mail server will never take mail for this address, in its words. */
public final class AddressRefused extends Exception {

    private static final long serialVersionUID = 1L;

    AddressRefused(String words) {
        super(words);
    }
}
