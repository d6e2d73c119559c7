/* Memory that grows: a queue of events, people who are asked for, and how often a job has been somewhere. */

#ifndef GROWING_H
#define GROWING_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Its key is its kind, then its number. */
typedef struct {
    double at_s;
    int64_t key;
} Event;

/* So many of the next events at most stand in the list. */
enum { SOON = 32 };

/* The next few in a list, the first of them last: so little is under way on most floors that its order is kept by moving
   a few of them. What comes later than those of the list lies in a heap. */
typedef struct {
    Event soon[SOON];
    int64_t count_soon;
    Event *items;
    int64_t count, room;
} Events;

typedef struct {
    int64_t turn;
    int32_t job;
} Request;

typedef struct {
    Request *items;
    int64_t count, room;
} Requests;

typedef struct {
    uint64_t *keys; /* 0: nothing here; else the key + 1 */
    int32_t *values;
    int64_t count, room; /* room is a power of 2 */
} Visits;

/* Room for one more; 0 where there is no memory. */
static int grow(void **items, int64_t *room, int64_t needed, size_t each) {
    if (needed <= *room) return 1;
    int64_t more = *room ? *room * 2 : 64;
    while (more < needed) more *= 2;
    void *bigger = realloc(*items, (size_t)more * each);
    if (!bigger) return 0;
    *items = bigger;
    *room = more;
    return 1;
}

/* By time, then kind, then number: no two are alike, so the order is the same whatever holds them. */
static int is_before(const Event *a, const Event *b) {
    return a->at_s < b->at_s || (a->at_s == b->at_s && a->key < b->key);
}

/* Into the heap: up from its end to where it belongs. */
static int push_later(Events *events, Event event) {
    if (!grow((void **)&events->items, &events->room, events->count + 1, sizeof(Event))) return 0;
    Event *items = events->items;
    int64_t at = events->count++;
    while (at > 0) {
        int64_t above = (at - 1) / 2;
        if (!is_before(&event, &items[above])) break;
        items[at] = items[above];
        at = above;
    }
    items[at] = event;
    return 1;
}

/* The first one of the heap, out of it. */
static Event pop_later(Events *events) {
    Event *items = events->items, first = items[0], last = items[--events->count];
    int64_t at = 0, below = 1, count = events->count;
    for (; below < count; below = 2 * at + 1) {
        if (below + 1 < count) below += is_before(&items[below + 1], &items[below]);
        if (!is_before(&items[below], &last)) break;
        items[at] = items[below];
        at = below;
    }
    if (count) items[at] = last;
    return first;
}

static int push_event(Events *events, Event event) {
    Event *soon = events->soon;
    if (events->count && (!events->count_soon || !is_before(&event, &soon[0]))) return push_later(events, event);
    if (events->count_soon == SOON) {
        if (!is_before(&event, &soon[0])) return push_later(events, event);
        if (!push_later(events, soon[0])) return 0;
        memmove(soon, soon + 1, (size_t)--events->count_soon * sizeof(Event));
    }
    int64_t at = events->count_soon++;
    for (; at > 0 && is_before(&soon[at - 1], &event); at--) soon[at] = soon[at - 1];
    soon[at] = event;
    return 1;
}

/* The first one, to be looked at; NULL where there is none. */
static const Event *first_event(Events *events) {
    if (!events->count_soon) {
        int64_t few = events->count < SOON / 2 ? events->count : SOON / 2;
        for (events->count_soon = few; few > 0; few--) events->soon[few - 1] = pop_later(events);
    }
    return events->count_soon ? &events->soon[events->count_soon - 1] : NULL;
}

/* Takes the first one, which was looked at before. */
static Event take_event(Events *events) { return events->soon[--events->count_soon]; }

static int asks_before(const Request *a, const Request *b) {
    return a->turn != b->turn ? a->turn < b->turn : a->job < b->job;
}

static int push_request(Requests *asking, Request request) {
    if (!grow((void **)&asking->items, &asking->room, asking->count + 1, sizeof(Request))) return 0;
    int64_t at = asking->count++;
    while (at > 0) {
        int64_t above = (at - 1) / 2;
        if (!asks_before(&request, &asking->items[above])) break;
        asking->items[at] = asking->items[above];
        at = above;
    }
    asking->items[at] = request;
    return 1;
}

static void pop_request(Requests *asking) {
    Request last = asking->items[--asking->count];
    int64_t at = 0, count = asking->count;
    for (;;) {
        int64_t below = 2 * at + 1;
        if (below >= count) break;
        if (below + 1 < count && asks_before(&asking->items[below + 1], &asking->items[below])) below++;
        if (!asks_before(&asking->items[below], &last)) break;
        asking->items[at] = asking->items[below];
        at = below;
    }
    if (count) asking->items[at] = last;
}

static int64_t slot_of(const Visits *visits, uint64_t key) {
    uint64_t hash = key * 0x9E3779B97F4A7C15u;
    int64_t at = (int64_t)((hash >> 20) & (uint64_t)(visits->room - 1));
    while (visits->keys[at] && visits->keys[at] != key + 1) at = (at + 1) & (visits->room - 1);
    return at;
}

static int32_t visits_of(const Visits *visits, uint64_t key) {
    return visits->room ? visits->values[slot_of(visits, key)] : 0;
}

static int count_visit(Visits *visits, uint64_t key) {
    if (2 * (visits->count + 1) > visits->room) {
        Visits bigger = {NULL, NULL, visits->count, visits->room ? visits->room * 2 : 1024};
        bigger.keys = calloc((size_t)bigger.room, sizeof(uint64_t));
        bigger.values = calloc((size_t)bigger.room, sizeof(int32_t));
        if (!bigger.keys || !bigger.values) {
            free(bigger.keys);
            free(bigger.values);
            return 0;
        }
        for (int64_t i = 0; i < visits->room; i++)
            if (visits->keys[i]) {
                int64_t to = slot_of(&bigger, visits->keys[i] - 1);
                bigger.keys[to] = visits->keys[i];
                bigger.values[to] = visits->values[i];
            }
        free(visits->keys);
        free(visits->values);
        *visits = bigger;
    }
    int64_t at = slot_of(visits, key);
    if (!visits->keys[at]) {
        visits->keys[at] = key + 1;
        visits->count++;
    }
    visits->values[at]++;
    return 1;
}

#endif
