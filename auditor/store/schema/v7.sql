-- From schema 6 to schema 7: what was answered in the self-check.

CREATE TABLE check_answer (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL CHECK (length(question) <= 1000),
    answer TEXT NOT NULL CHECK (length(answer) <= 1000),
    step_id INTEGER REFERENCES step(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX check_answer_step_id ON check_answer(step_id);
