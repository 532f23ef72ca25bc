package io.wenda.question;

import io.wenda.openapi.ApiDocumentContract;

class ApiDocumentTest implements ApiDocumentContract {

    @Override
    public Class<?> application() {
        return QuestionApplication.class;
    }

    @Override
    public Class<? extends RuntimeException> refusal() {
        return Refusal.class;
    }
}
