package io.wenda.standalone.backup;

/** Why a backup was not written or not restored, in one line for the operator. */
public final class BackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
