/* What the kernel is given and gives back: plain arrays, all of them the caller's. tables.py fills the same fields in the
   same order. A row is a place together with a product. */

#ifndef FLOOR_H
#define FLOOR_H

#include <stdint.h>

typedef struct {
    /* How many there are. */
    int64_t places, pools, sources, varying, jobs, size, days, samples, mark_every, most_hops, most_nested, follows;
    double span_s, sample_s, day_s, days_per_week;

    /* Of each place. A place without people has pool -1. */
    const int32_t *first, *pool, *crew, *meets_at, *comes_back, *heads_first;
    const double *stations, *limit, *failure_s, *repair_s;
    /* Of each branch that can come to a join: from heads_first[place] to heads_first[place + 1]. */
    const int32_t *heads_fork, *heads_count;
    /* Places whose stations differ from day to day. */
    const int32_t *which_vary;

    /* Of each row. */
    const int32_t *kind, *always_on, *ways_first;
    const double *piece_s, *setup_s, *per_setup, *due, *attended, *setup_attended, *yields;
    /* Of each way out of a row: from ways_first[row] to ways_first[row + 1]; where to, and the shares added up. */
    const int32_t *ways_to;
    const double *ways_upto;

    /* Of each pool, and of each source. */
    const double *people;
    const int32_t *oldest_first;
    const int32_t *entry, *product;
    const double *lot;

    /* All chance: of each job; of each place an array of `size` numbers, or none; of each resource and day. */
    const double *arrival_s;
    const int32_t *source;
    const double *const *times, *const *ways, *const *scrap, *const *failures, *const *repairs;
    const double *presence;

    /* What is counted: seven sums a place, then two a pool; of each source; of each job that left, in that order. */
    double *tally;
    int64_t *started, *inside, *lost;
    double *scrapped, *area;
    double *out_began_s, *out_done_s, *out_pieces;
    int32_t *out_source;
    /* Of each look: when, and jobs inside by source. Of each mark: when, and the tally and the area until then. */
    double *look_s;
    int64_t *look_inside;
    double *mark_s, *mark_tally, *mark_area;
    int64_t *queues;
    /* Person-seconds in each of eight parts of the day, pool by pool. */
    double *people_day;
    /* Of the whole: jobs that left, looks and marks made, whether nothing can happen any more, where it is stuck. */
    int64_t left, looks, marks, is_locked, stuck_at;
} Floor;

/* One stay of a job at a place: when it came, when work on it began, when it was done. */
typedef struct {
    int32_t job, place;
    double came_s, began_s, done_s;
} Stay;

#endif
