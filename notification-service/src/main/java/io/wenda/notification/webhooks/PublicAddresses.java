package io.wenda.notification.webhooks;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the addresses of names, and refuses a name when one of them is not of the internet: nobody makes this service call
 * what only it can reach. The connection is made to the address that was looked at here, so a name that answers
 * differently the next time gains nothing.
 */
final class PublicAddresses extends AddressResolverGroup<InetSocketAddress> {

    /** Special-purpose addresses: RFC 6890 and the registries of IANA, and what embeds IPv4 in IPv6. */
    private static final List<IpSubnetFilterRule> OTHERS = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(range -> range.split("/"))
            .map(range -> new IpSubnetFilterRule(range[0], Integer.parseInt(range[1]), IpFilterRuleType.REJECT))
            .toList();

    /** That a webhook is where nobody outside could call it. */
    static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublic() {
            super("the address is not in the internet");
        }
    }

    static boolean isPublic(InetAddress address) {
        InetSocketAddress somewhere = new InetSocketAddress(address, 0);
        return OTHERS.stream().noneMatch(range -> range.matches(somewhere));
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new InetSocketAddressResolver(executor, new Looking(executor)) {
            // An address written in numbers is looked at like a name.
            @Override
            protected boolean doIsResolved(InetSocketAddress address) {
                return false;
            }
        };
    }

    /** Waits for the system's answer: not for the threads that serve requests. */
    private static final class Looking extends InetNameResolver {

        Looking(EventExecutor executor) {
            super(executor);
        }

        @Override
        protected void doResolve(String name, Promise<InetAddress> promise) {
            try {
                promise.setSuccess(lookUp(name).getFirst());
            } catch (UnknownHostException e) {
                promise.setFailure(e);
            }
        }

        @Override
        protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
            try {
                promise.setSuccess(lookUp(name));
            } catch (UnknownHostException e) {
                promise.setFailure(e);
            }
        }

        private static List<InetAddress> lookUp(String name) throws UnknownHostException {
            List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(name));
            if (!all.stream().allMatch(PublicAddresses::isPublic)) {
                throw new NotPublic();
            }
            return all;
        }
    }
}
