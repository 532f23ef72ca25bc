package io.wenda.web;

import java.util.List;
import java.util.Locale;

/**
 * A page that the browser fills: the frame with one element in it, which talks to the public API. The same for
 * everybody, so it may be made by who does not know the reader: the browser asks who that is.
 */
public record ShellPage(Frame frame, Kind kind) {

    /** The feeds of what stands on it. */
    public List<FeedLink> feeds() {
        return kind == Kind.SPONSORS ? FeedLink.ofSponsors(frame.language()) : List.of();
    }

    /** Every such page. The element {@code wenda-ask} stands in the module {@code wenda/pages/ask}. */
    public enum Kind {
        ASK("/ask", "ask"),
        EDIT("/questions/{id}/edit", "ask"),
        MY("/my", "my"),
        REVIEWS("/reviews", "reviews"),
        SIGN_IN("/sign-in", "sign-in"),
        SIGN_UP("/sign-up", "sign-in"),
        BACK("/sign-in/back", "back"),
        VERIFY("/verify", "links"),
        FORGOT("/forgot", "links"),
        RESET("/reset", "links"),
        RESTORE("/restore", "links"),
        SETTINGS("/settings", "settings"),
        REPLIES("/replies", "replies"),
        PREFERENCES("/preferences", "preferences"),
        MEMBERSHIP("/membership", "membership"),
        SPONSORS("/sponsors", "sponsors"),
        SPONSOR_DESK("/admin/sponsors", "sponsor-desk"),
        RECEIPT("/membership/receipts/{id}", "receipt"),
        CLAIMS("/claims", "claims"),
        LEDGER("/ledger", "ledger"),
        GROUPS("/groups", "groups"),
        GROUP_DESK("/groups/desk", "group-desk"),
        CONTACT("/contact", "contact"),
        RULES("/rules", "rules"),
        CONDUCT("/conduct", "conduct"),
        CASES("/admin/cases", "cases"),
        UNSUBSCRIBE("/unsubscribe/{token}", "unsubscribe"),
        ROLES("/admin/roles", "roles"),
        WEBHOOKS("/admin/webhooks", "webhooks"),
        DELIVERIES("/admin/deliveries", "deliveries"),
        AUDIT("/admin/audit", "audit"),
        FREE_SIDE("/admin/free-side", "free-side"),
        ANNOUNCING("/admin/announcements", "announcing"),
        CURATING("/admin/tags", "curating");

        private final String path;
        private final String module;

        Kind(String path, String module) {
            this.path = path;
            this.module = module;
        }

        /** As a path pattern of Spring's. */
        public String path() {
            return path;
        }

        /** The name of the module's file: {@code pages/ask.js}. */
        public String module() {
            return "pages/" + module + ".js";
        }

        /** The element: {@code wenda-sign-up}. */
        public String element() {
            return "wenda-" + code();
        }

        /** The key of its title: {@code shell.sign-up}. */
        public String titleKey() {
            return "shell." + code();
        }

        /** Its place in the rail. */
        public String place() {
            return code();
        }

        public String openTag() {
            return "<" + element() + ">";
        }

        public String closeTag() {
            return "</" + element() + ">";
        }

        /** Whether it is a panel alone on the page, without rail and bell. */
        public boolean alone() {
            return switch (this) {
                case SIGN_IN, SIGN_UP, BACK, VERIFY, FORGOT, RESET, RESTORE, UNSUBSCRIBE -> true;
                default -> false;
            };
        }

        private String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
