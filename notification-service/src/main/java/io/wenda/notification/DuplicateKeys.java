package io.wenda.notification;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoServerException;

/** Tells "somebody else has just put it there" from every other failure of a write. */
public final class DuplicateKeys {

    private DuplicateKeys() {}

    /** Whether nothing failed but that documents of these ids were there already. */
    public static boolean alone(Throwable failure) {
        return switch (failure) {
            case MongoBulkWriteException bulk ->
                bulk.getWriteConcernError() == null
                        && bulk.getWriteErrors().stream().allMatch(error -> isDuplicate(error.getCode()));
            case MongoServerException server -> isDuplicate(server.getCode());
            default -> false;
        };
    }

    private static boolean isDuplicate(int code) {
        return ErrorCategory.fromErrorCode(code) == ErrorCategory.DUPLICATE_KEY;
    }
}
