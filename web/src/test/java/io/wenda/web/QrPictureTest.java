package io.wenda.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QrPictureTest {

    @Test
    void a_code_has_its_three_corners_and_a_quiet_zone() {
        String svg = QrPicture.of("weixin://wxpay/bizpayurl?pr=abc");
        assertThat(svg)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .contains("M4 4h1v1h-1z")
                .doesNotContain("M0 0h1", "M3 3h1", "weixin");
        assertThat(QrPicture.of("weixin://wxpay/bizpayurl?pr=abd")).isNotEqualTo(svg);
    }
}
