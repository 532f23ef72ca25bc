package io.wenda.question.illustrating;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.wenda.question.Stored;
import java.util.List;
import org.springframework.stereotype.Component;

/** The pieces in which GridFS keeps images, with the index that it wants. */
@Component
class ImageChunks implements Stored {

    static final String COLLECTION = Images.BUCKET + ".chunks";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("files_id", "n"), new IndexOptions().unique(true)));
    }
}
