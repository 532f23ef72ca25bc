package io.wenda.question.searching;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where search lives.
 *
 * @param folder for the indexes of all instances on this machine; each takes a part of its own, and empties it at the end
 */
@ConfigurationProperties("wenda.search")
record SearchProperties(Path folder) {}
