package io.wenda.question.moderating;

/** What became of everything that somebody asked; for moderators' eyes. */
record AuthorHistory(long published, long rejected, long pending) {}
