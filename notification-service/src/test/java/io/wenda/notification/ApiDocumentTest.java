package io.wenda.notification;

import io.wenda.openapi.ApiDocumentContract;

class ApiDocumentTest implements ApiDocumentContract {

    @Override
    public Class<?> application() {
        return NotificationApplication.class;
    }

    @Override
    public Class<? extends RuntimeException> refusal() {
        return Refusal.class;
    }
}
