package io.wenda.membership.paying.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import io.wenda.membership.Refusal;
import io.wenda.membership.paying.Bill;
import io.wenda.membership.paying.Callback;
import io.wenda.membership.paying.Checkout;
import io.wenda.membership.paying.PayingProperties;
import io.wenda.membership.paying.Provider;
import io.wenda.membership.paying.Told;
import io.wenda.membership.plans.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791832">WeChat Pay, Native</a>: an order of ours is one of theirs, under
 * the same id, and its payer reads a picture of the code that they give for it.
 */
@Component
class WechatNative implements Provider {

    private static final Logger log = LoggerFactory.getLogger(WechatNative.class);

    private static final JsonMapper JSON = new JsonMapper();

    private static final String CODE = "wechat";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST_DESCRIPTION = 40;
    private static final String NOT_THERE = "ORDER_NOT_EXIST";

    private final WechatProperties settings;
    private final PayingProperties paying;
    private final Clock clock;
    private final @Nullable NativePayService orders;
    private final @Nullable NotificationParser messages;

    WechatNative(WechatProperties settings, PayingProperties paying, Clock clock) {
        this.settings = settings;
        this.paying = paying;
        this.clock = clock;
        RSAPublicKeyConfig keys = settings.isThere() ? keys(settings) : null;
        this.orders = keys == null
                ? null
                : new NativePayService.Builder()
                        .httpClient(new WechatHttp(keys, settings.api()))
                        .build();
        this.messages = keys == null ? null : new NotificationParser(keys);
    }

    private static RSAPublicKeyConfig keys(WechatProperties settings) {
        try {
            return new RSAPublicKeyConfig.Builder()
                    .merchantId(settings.merchantId())
                    .merchantSerialNumber(settings.merchantSerial())
                    .privateKey(settings.merchantKey())
                    .publicKeyId(settings.publicKeyId())
                    .publicKey(settings.publicKey())
                    .apiV3Key(settings.apiV3Key())
                    .build();
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException("wenda.paying.wechat: merchant-key or public-key is no PEM", unreadable);
        }
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean isOffered() {
        return settings.isThere();
    }

    @Override
    public String merchant() {
        return WechatWords.merchant(settings.merchantId(), settings.appId());
    }

    @Override
    public boolean takes(Money price) {
        return price.currency().equals(WechatWords.CNY) && price.minor() <= Integer.MAX_VALUE;
    }

    @Override
    public Mono<Checkout> begin(Bill bill) {
        return call(() -> orders().prepay(wanted(bill)).getCodeUrl())
                .map(code -> new Checkout(bill.orderId(), null, code));
    }

    private PrepayRequest wanted(Bill bill) {
        Amount amount = new Amount();
        amount.setTotal(Math.toIntExact(bill.price().minor()));
        amount.setCurrency(WechatWords.CNY);
        PrepayRequest request = new PrepayRequest();
        request.setMchid(settings.merchantId());
        request.setAppid(settings.appId());
        request.setDescription(bill.title().substring(0, Math.min(bill.title().length(), LONGEST_DESCRIPTION)));
        request.setOutTradeNo(bill.orderId());
        request.setTimeExpire(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                bill.payBy().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(8))));
        request.setNotifyUrl(paying.callbackUrl(CODE));
        request.setAmount(amount);
        return request;
    }

    @Override
    public Mono<Told> ask(Bill bill) {
        return call(() -> asked(bill, new Told.Nothing()));
    }

    /** Of an order that is paid or closed already they say no, and then how it stands. */
    @Override
    public Mono<Told> close(Bill bill) {
        return call(() -> {
            CloseOrderRequest request = new CloseOrderRequest();
            request.setMchid(settings.merchantId());
            request.setOutTradeNo(bill.orderId());
            try {
                orders().closeOrder(request);
                return new Told.Closed(bill.orderId());
            } catch (ServiceException notOpen) {
                return asked(bill, new Told.Closed(bill.orderId()));
            }
        });
    }

    private Told asked(Bill bill, Told notThere) {
        QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(settings.merchantId());
        request.setOutTradeNo(bill.orderId());
        try {
            return WechatWords.of(orders().queryOrderByOutTradeNo(request));
        } catch (ServiceException failure) {
            if (NOT_THERE.equals(failure.getErrorCode())) {
                return notThere;
            }
            throw failure;
        }
    }

    @Override
    public Mono<Told> read(Callback callback) {
        return Mono.fromCallable(() -> told(callback))
                // Whatever it was: it was not proved to be theirs, or it cannot be read.
                .onErrorMap(forged -> new Refusal.NotSigned());
    }

    private Told told(Callback callback) {
        requireRecent(callback.header("Wechatpay-Timestamp"));
        RequestParam signed = new RequestParam.Builder()
                .serialNumber(callback.header("Wechatpay-Serial"))
                .nonce(callback.header("Wechatpay-Nonce"))
                .timestamp(callback.header("Wechatpay-Timestamp"))
                .signature(callback.header("Wechatpay-Signature"))
                .body(callback.body())
                .build();
        NotificationParser parser = Objects.requireNonNull(messages, "WeChat Pay is set up");
        String kind = kind(callback.body());
        if (kind.startsWith("TRANSACTION.")) {
            return WechatWords.of(parser.parse(signed, Transaction.class));
        }
        if (kind.startsWith("REFUND.")) {
            return WechatWords.of(parser.parse(signed, RefundNotification.class), merchant());
        }
        parser.parse(signed, Object.class);
        return new Told.Nothing();
    }

    private void requireRecent(String timestamp) {
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(signedAt, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw new Refusal.NotSigned();
        }
    }

    /** What it claims to be; whether it is, the signature shows. */
    private static String kind(String body) {
        return JSON.readTree(body).path("event_type").stringValue("");
    }

    private NativePayService orders() {
        return Objects.requireNonNull(orders, "WeChat Pay is set up");
    }

    private static <T> Mono<T> call(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic()).onErrorMap(WechatNative::silent);
    }

    /** What they say of it may name amounts; their code does not. */
    private static Refusal silent(Throwable failure) {
        String code = failure instanceof ServiceException service
                ? service.getHttpStatusCode() + " " + service.getErrorCode()
                : "";
        log.warn("wechat failed: {} {}", failure.getClass().getSimpleName(), code);
        return new Refusal.ProviderSilent();
    }
}
