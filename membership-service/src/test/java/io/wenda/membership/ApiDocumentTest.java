package io.wenda.membership;

import io.wenda.openapi.ApiDocumentContract;

class ApiDocumentTest implements ApiDocumentContract {

    @Override
    public Class<?> application() {
        return MembershipApplication.class;
    }

    @Override
    public Class<? extends RuntimeException> refusal() {
        return Refusal.class;
    }
}
