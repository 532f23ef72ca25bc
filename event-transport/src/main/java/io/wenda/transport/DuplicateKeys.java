package io.wenda.transport;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** The driver says "duplicate key" in one way for an insert and in another for an update; here it is one exception. */
final class DuplicateKeys {

    private DuplicateKeys() {}

    static Throwable translate(Throwable error) {
        if (error instanceof MongoWriteException e && isDuplicate(e)) {
            return duplicate(e.getError().getMessage(), e.getServerAddress(), e);
        }
        if (error instanceof MongoCommandException e && isDuplicate(e)) {
            return duplicate(e.getErrorMessage(), e.getServerAddress(), e);
        }
        return error;
    }

    private static boolean isDuplicate(MongoException e) {
        return ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    private static Throwable duplicate(String message, ServerAddress server, MongoException cause) {
        BsonDocument response =
                new BsonDocument("code", new BsonInt32(cause.getCode())).append("err", new BsonString(message));
        return new DuplicateKeyException(response, server, WriteConcernResult.unacknowledged()).initCause(cause);
    }
}
