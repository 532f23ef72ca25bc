package io.wenda.membership;

import com.mongodb.client.model.IndexModel;
import java.util.List;

/** Who queries a collection says which indexes the queries need. {@link MongoSetup} makes them. */
public interface Stored {

    String collection();

    List<IndexModel> indexes();
}
