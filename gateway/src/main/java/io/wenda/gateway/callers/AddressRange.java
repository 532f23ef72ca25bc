package io.wenda.gateway.callers;

import java.net.InetAddress;
import java.util.Arrays;

/** An address ({@code 10.0.0.7}, {@code ::1}) or a range of them in CIDR form ({@code 10.0.0.0/8}). */
record AddressRange(InetAddress first, int bits) {

    static AddressRange parse(String text) {
        String[] parts = text.trim().split("/", 2);
        InetAddress first = InetAddress.ofLiteral(parts[0]);
        int most = first.getAddress().length * 8;
        int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("a range of " + parts[0] + " has 0 to " + most + " bits, not " + bits);
        }
        return new AddressRange(first, bits);
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = bits / 8;
        int rest = bits % 8;
        return Arrays.equals(mine, 0, whole, other, 0, whole)
                && (rest == 0 || (mine[whole] & 0xff) >> (8 - rest) == (other[whole] & 0xff) >> (8 - rest));
    }
}
