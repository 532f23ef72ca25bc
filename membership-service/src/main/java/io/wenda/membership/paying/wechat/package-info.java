/** Paying by WeChat Pay (v3, Native): a picture that the payer's telephone reads. */
@NullMarked
package io.wenda.membership.paying.wechat;

import org.jspecify.annotations.NullMarked;
