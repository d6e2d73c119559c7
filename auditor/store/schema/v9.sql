-- From schema 8 to schema 9: models of other programs that were read, and what their elements became.

CREATE TABLE source_model (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 1000),
    kind TEXT NOT NULL CHECK (length(kind) <= 1000),
    language TEXT NOT NULL CHECK (length(language) <= 1000),
    content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 16777216)
) STRICT;

CREATE TABLE source_part (
    id INTEGER PRIMARY KEY,
    model_id INTEGER NOT NULL REFERENCES source_model(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    element TEXT NOT NULL CHECK (length(element) <= 1000),
    process_id INTEGER REFERENCES process(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    lane_id INTEGER REFERENCES lane(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    step_id INTEGER REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    flow_id INTEGER REFERENCES flow(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX source_part_model_id ON source_part(model_id);
CREATE INDEX source_part_process_id ON source_part(process_id);
CREATE INDEX source_part_lane_id ON source_part(lane_id);
CREATE INDEX source_part_step_id ON source_part(step_id);
CREATE INDEX source_part_flow_id ON source_part(flow_id);
