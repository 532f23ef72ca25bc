package io.wenda.question.asking;

/** A text of a post. No two of one post have the same number, whatever became of them. */
public interface Numbered {

    int number();

    /** The version of the post that had it first. */
    long since();
}
