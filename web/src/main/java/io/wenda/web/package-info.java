/** What people see: pages as records, their templates, the words in each language, and the files a browser loads. */
@NullMarked
package io.wenda.web;

import org.jspecify.annotations.NullMarked;
