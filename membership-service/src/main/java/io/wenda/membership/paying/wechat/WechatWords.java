package io.wenda.membership.paying.wechat;

import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.model.TransactionAmount;
import com.wechat.pay.java.service.refund.model.Amount;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import io.wenda.membership.paying.Receipt;
import io.wenda.membership.paying.Told;
import io.wenda.membership.plans.Money;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What WeChat Pay's orders and refunds mean for an order of ours. */
final class WechatWords {

    static final String CNY = "CNY";

    private static final Told NOTHING = new Told.Nothing();

    private WechatWords() {}

    static String merchant(@Nullable String merchantId, @Nullable String appId) {
        return merchantId + ":" + appId;
    }

    /** Of an order whose money went back it is known that it came; that it went is told by itself. */
    static Told of(Transaction order) {
        return switch (order.getTradeState()) {
            case SUCCESS, REFUND -> paid(order);
            case CLOSED, REVOKED, PAYERROR -> new Told.Closed(order.getOutTradeNo());
            case NOTPAY, USERPAYING, ACCEPT -> NOTHING;
        };
    }

    private static Told paid(Transaction order) {
        return new Told.Paid(new Receipt(
                "wechat",
                reference(order.getTransactionId()),
                merchant(order.getMchid(), order.getAppid()),
                order.getOutTradeNo(),
                money(order.getAmount()),
                OffsetDateTime.parse(order.getSuccessTime()).toInstant()));
    }

    /** {@code total} is the price; what the payer's own vouchers took off it is between them and WeChat Pay. */
    private static Money money(TransactionAmount amount) {
        return new Money(amount.getTotal(), Objects.requireNonNullElse(amount.getCurrency(), CNY));
    }

    /** A refund's message names no merchant; that it could be read proves whose it is. */
    static Told of(RefundNotification refund, String merchant) {
        Amount amount = refund.getAmount();
        if (refund.getRefundStatus() != Status.SUCCESS) {
            return NOTHING;
        }
        return new Told.Returned(
                "wechat",
                reference(refund.getRefundId()),
                reference(refund.getTransactionId()),
                merchant,
                refund.getOutTradeNo(),
                new Money(amount.getRefund(), Objects.requireNonNullElse(amount.getCurrency(), CNY)),
                amount.getRefund() >= amount.getTotal(),
                false);
    }

    private static String reference(String id) {
        return "wechat:" + id;
    }
}
