package io.wenda.membership.paying.wechat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The community's merchant account at WeChat Pay; without one it has none. All of it stands on the merchant platform's page
 * "API security".
 *
 * @param merchantId mchid
 * @param appId of the official account or program that is bound to the merchant
 * @param merchantSerial the serial number of the merchant's API certificate
 * @param merchantKey the private key of that certificate, PEM
 * @param apiV3Key 32 characters: what WeChat Pay encrypts its messages with
 * @param publicKeyId {@code PUB_KEY_ID_..}
 * @param publicKey WeChat Pay's public key with that id, PEM
 * @param api where WeChat Pay answers
 */
@ConfigurationProperties("wenda.paying.wechat")
record WechatProperties(
        String merchantId,
        String appId,
        String merchantSerial,
        String merchantKey,
        String apiV3Key,
        String publicKeyId,
        String publicKey,
        URI api) {

    private static final int KEY_LENGTH = 32;

    WechatProperties {
        merchantId = merchantId.strip();
        appId = appId.strip();
        merchantSerial = merchantSerial.strip();
        merchantKey = merchantKey.strip();
        apiV3Key = apiV3Key.strip();
        publicKeyId = publicKeyId.strip();
        publicKey = publicKey.strip();
        List<String> all = List.of(merchantId, appId, merchantSerial, merchantKey, apiV3Key, publicKeyId, publicKey);
        if (all.stream().anyMatch(String::isEmpty)
                && Stream.of(merchantId, apiV3Key).anyMatch(key -> !key.isEmpty())) {
            throw new IllegalArgumentException(
                    "wenda.paying.wechat: merchant-id, app-id, merchant-serial, merchant-key,"
                            + " api-v3-key, public-key-id and public-key go together");
        }
        if (!apiV3Key.isEmpty() && apiV3Key.length() != KEY_LENGTH) {
            throw new IllegalArgumentException("wenda.paying.wechat: api-v3-key has not 32 characters");
        }
    }

    boolean isThere() {
        return !merchantId.isEmpty();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "WechatProperties[" + api + "]";
    }
}
