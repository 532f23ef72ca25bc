@org.jspecify.annotations.NullMarked
package io.wenda.membership.sponsors;
