/* The loop of auditor/simulate/engine.py, to the last bit: the rules stand there, and so does every function under the same
   name. All chance is drawn beforehand and handed in (floor.h). Played in slices, so that whoever called can look up.

   C99, the standard library alone. Compiled without contraction of products and sums (-ffp-contract=off), for the
   figures of both must be the same. */

#include "floor.h"
#include "growing.h"

#include <math.h>

#if defined(_WIN32)
#define PUBLIC __declspec(dllexport)
#else
#define PUBLIC __attribute__((visibility("default")))
#endif

#ifndef KERNEL_SOURCE
#define KERNEL_SOURCE ""
#endif

enum { NOBODY = -1, AGAIN = 7919, DAY_PARTS = 8 };
enum { PASS, WORK, DELAY, FORK, JOIN, OUT };
enum { DAY, CREW_FREE, SERVED, DELAYED, ARRIVAL, SAMPLE };
enum { GOES_ON, ENDED, STUCK, NO_MEMORY };
static const double WALL_DAY_S = 86400.0;

typedef struct {
    double since, began, crew_until, pieces;
    int32_t at, number, product, heads, group, next, hops;
} Job;

typedef struct {
    int32_t first, last;
    int64_t count;
} Queue;

/* Branches of one job that wait at a place for the others. */
typedef struct {
    int32_t place, after;
    Queue jobs;
} Waiting;

typedef struct {
    int32_t job, left, fork, is_dead, first_waiting;
} Group;

typedef struct {
    Floor *f;
    double now;
    Events events;
    Event arrives; /* the next one, which needs no place among the others; never: at infinity */
    Job *job;
    int64_t pools, jobs, room_jobs;
    int32_t *spare;
    int64_t spares, room_spare;
    Group *group;
    int64_t groups, room_groups;
    Waiting *waiting;
    int64_t waitings, room_waiting;
    int32_t free_waiting;
    Queue *queue, *blocked;
    Requests *asking;
    Visits visits;
    int64_t asked, today, sampled;
    double *free, *capacity, *due, *changed;
    int64_t *people_free, *people_here;
    int32_t *served; /* places that serve, one because of the other */
    int64_t serving, room_served;
    int64_t nested;
    Stay *stay; /* of all jobs, where they are followed */
    int64_t stays, room_stays;
    int has_limits, is_same_each_day, status;
} Kernel;

enum { DONE_SUM, WORKED, SET_UP, DOWN, FOR_STATION, FOR_PEOPLE, BLOCKED, SUMS };
#define SUM(which, place) f->tally[(which) * f->places + (place)]
#define PEOPLE_BUSY(pool) f->tally[SUMS * f->places + (pool)]
#define PEOPLE_THERE(pool) f->tally[SUMS * f->places + f->pools + (pool)]

static void enter(Kernel *k, int32_t place, int32_t job);
static void serve(Kernel *k, int32_t place);
static void free_crew(Kernel *k, int32_t place);
static void call(Kernel *k, int32_t pool);

static void no_memory(Kernel *k) { k->status = NO_MEMORY; }

static void stuck(Kernel *k, int32_t place) {
    k->status = STUCK;
    k->f->stuck_at = place;
}

static inline void happens(Kernel *k, double at_s, int32_t what, int32_t which) {
    Event event = {at_s, (int64_t)what << 32 | which};
    if (!push_event(&k->events, event)) no_memory(k);
}

/* Queues of jobs, linked through the jobs: a job is in one at most. */

static void append(Kernel *k, Queue *queue, int32_t job) {
    k->job[job].next = NOBODY;
    if (queue->count++) k->job[queue->last].next = job;
    else queue->first = job;
    queue->last = job;
}

static int32_t take_first(Kernel *k, Queue *queue) {
    int32_t job = queue->first;
    queue->first = k->job[job].next;
    queue->count--;
    return job;
}

static void put_back(Kernel *k, int32_t job) {
    if (!grow((void **)&k->spare, &k->room_spare, k->spares + 1, sizeof(int32_t))) no_memory(k);
    else k->spare[k->spares++] = job;
}

/* What is counted. */

static void count_jobs(Kernel *k, int32_t source, double now, int64_t more) {
    Floor *f = k->f;
    f->area[source] += (double)f->inside[source] * (now - k->changed[source]);
    k->changed[source] = now;
    f->inside[source] += more;
}

static inline int32_t source_of(const Kernel *k, int32_t job) { return k->f->source[k->job[job].number]; }

/* Luck. */

static inline int64_t luck(const Kernel *k, int32_t place, int32_t job) {
    const Floor *f = k->f;
    int64_t number = k->job[job].number;
    if (!f->comes_back[place]) return number;
    int64_t visits = visits_of(&k->visits, (uint64_t)number * (uint64_t)f->places + (uint64_t)place);
    return (number + visits * AGAIN) % f->size;
}

static inline void left(Kernel *k, int32_t place, int32_t job) {
    const Floor *f = k->f;
    if (!f->comes_back[place]) return;
    uint64_t key = (uint64_t)k->job[job].number * (uint64_t)f->places + (uint64_t)place;
    if (!count_visit(&k->visits, key)) no_memory(k);
}

static inline int32_t row_of(const Kernel *k, int32_t place, int32_t job) { return k->f->first[place] + k->job[job].product; }

/* Jobs that part, wait for each other, and leave. */

static int32_t branch(Kernel *k, int32_t job, int32_t group) {
    int32_t made;
    if (k->spares) {
        made = k->spare[--k->spares];
    } else {
        if (!grow((void **)&k->job, &k->room_jobs, k->jobs + 1, sizeof(Job))) {
            no_memory(k);
            return NOBODY;
        }
        made = (int32_t)k->jobs++;
        memset(&k->job[made], 0, sizeof(Job));
    }
    k->job[made].number = k->job[job].number;
    k->job[made].product = k->job[job].product;
    k->job[made].pieces = k->job[job].pieces;
    k->job[made].heads = 1;
    k->job[made].group = group;
    k->job[made].hops = 0;
    return made;
}

static void fork_job(Kernel *k, int32_t place, int32_t row, int32_t job) {
    const Floor *f = k->f;
    if (!grow((void **)&k->group, &k->room_groups, k->groups + 1, sizeof(Group))) {
        no_memory(k);
        return;
    }
    int32_t group = (int32_t)k->groups++;
    Group made = {job, f->ways_first[row + 1] - f->ways_first[row], place, 0, NOBODY};
    k->group[group] = made;
    k->job[job].at = place;
    if (++k->nested > f->most_nested) {
        stuck(k, place);
        return;
    }
    for (int32_t way = f->ways_first[row]; way < f->ways_first[row + 1] && k->status == GOES_ON; way++) {
        int32_t other = branch(k, job, group);
        if (other != NOBODY) enter(k, f->ways_to[way], other);
    }
    k->nested--;
}

static int32_t whole(Kernel *k, int32_t group, int32_t branch) {
    int32_t job = k->group[group].job;
    k->job[job].pieces = k->job[branch].pieces;
    put_back(k, branch);
    return job;
}

/* Nothing is left of a job; of a branch, its neighbours are of no use any more. */
static void lost(Kernel *k, int32_t job) {
    Floor *f = k->f;
    for (;;) {
        int32_t at = k->job[job].group;
        if (at == NOBODY) {
            int32_t source = source_of(k, job);
            count_jobs(k, source, k->now, -1);
            f->lost[source]++;
            return;
        }
        Group *group = &k->group[at];
        group->is_dead = 1;
        group->left--;
        while (group->first_waiting != NOBODY) {
            int32_t entry = group->first_waiting;
            Waiting *there = &k->waiting[entry];
            while (there->jobs.count) {
                put_back(k, take_first(k, &there->jobs));
                group->left--;
            }
            group->first_waiting = there->after;
            there->after = k->free_waiting;
            k->free_waiting = entry;
        }
        put_back(k, job);
        if (group->left) return;
        job = group->job;
    }
}

/* Those of a group who wait at a place; made where there is nobody yet, after those at other places. */
static int32_t waiting_at(Kernel *k, int32_t at, int32_t place) {
    int32_t last = NOBODY;
    for (int32_t entry = k->group[at].first_waiting; entry != NOBODY; entry = k->waiting[entry].after) {
        if (k->waiting[entry].place == place) return entry;
        last = entry;
    }
    int32_t made = k->free_waiting;
    if (made != NOBODY) {
        k->free_waiting = k->waiting[made].after;
    } else {
        if (!grow((void **)&k->waiting, &k->room_waiting, k->waitings + 1, sizeof(Waiting))) {
            no_memory(k);
            return NOBODY;
        }
        made = (int32_t)k->waitings++;
    }
    Waiting empty = {place, NOBODY, {NOBODY, NOBODY, 0}};
    k->waiting[made] = empty;
    if (last == NOBODY) k->group[at].first_waiting = made;
    else k->waiting[last].after = made;
    return made;
}

static void no_longer_waiting(Kernel *k, int32_t at, int32_t entry) {
    int32_t *from = &k->group[at].first_waiting;
    while (*from != entry) from = &k->waiting[*from].after;
    *from = k->waiting[entry].after;
    k->waiting[entry].after = k->free_waiting;
    k->free_waiting = entry;
}

static int32_t joined(Kernel *k, int32_t place, int32_t job) {
    const Floor *f = k->f;
    while (k->job[job].group != NOBODY) {
        int32_t at = k->job[job].group, fork = k->group[at].fork;
        int32_t expected = NOBODY;
        for (int32_t i = f->heads_first[place]; i < f->heads_first[place + 1]; i++)
            if (f->heads_fork[i] == fork) expected = f->heads_count[i];
        int is_last = f->meets_at[fork] == place;
        if (expected == NOBODY && !is_last) return job;
        if (k->group[at].is_dead) {
            lost(k, job);
            return NOBODY;
        }
        int32_t entry = waiting_at(k, at, place);
        if (entry == NOBODY) return NOBODY;
        Queue *there = &k->waiting[entry].jobs;
        append(k, there, job);
        int32_t heads = 0;
        for (int32_t other = there->first; other != NOBODY; other = k->job[other].next) heads += k->job[other].heads;
        if (is_last ? there->count < k->group[at].left : heads < (expected == NOBODY ? 0 : expected)) return NOBODY;
        for (int32_t other = there->first; other != job;) {
            int32_t after = k->job[other].next;
            if (k->job[other].pieces < k->job[job].pieces) k->job[job].pieces = k->job[other].pieces;
            put_back(k, other);
            other = after;
        }
        k->group[at].left -= there->count - 1;
        no_longer_waiting(k, at, entry);
        k->job[job].heads = heads;
        if (!is_last) return job;
        job = whole(k, at, job);
    }
    return job;
}

static void out(Kernel *k, int32_t job) {
    Floor *f = k->f;
    while (k->job[job].group != NOBODY) {
        int32_t at = k->job[job].group;
        if (--k->group[at].left) {
            put_back(k, job);
            return;
        }
        if (k->group[at].is_dead) {
            put_back(k, job);
            lost(k, k->group[at].job);
            return;
        }
        job = whole(k, at, job);
    }
    int32_t source = source_of(k, job);
    count_jobs(k, source, k->now, -1);
    f->out_source[f->left] = source;
    f->out_began_s[f->left] = f->arrival_s[k->job[job].number];
    f->out_done_s[f->left] = k->now;
    f->out_pieces[f->left] = k->job[job].pieces;
    f->left++;
}

/* Moving on. */

static inline int32_t next_of(const Kernel *k, int32_t place, int32_t job) {
    const Floor *f = k->f;
    int32_t row = row_of(k, place, job);
    int32_t first = f->ways_first[row], last = f->ways_first[row + 1] - 1;
    const double *numbers = f->ways[place];
    if (first == last || !numbers) return f->ways_to[first];
    double drawn = numbers[luck(k, place, job)];
    int32_t way = first;
    while (way < last && f->ways_upto[way] <= drawn) way++;
    return f->ways_to[way];
}

static inline int yields(Kernel *k, int32_t place, int32_t row, int32_t job) {
    Floor *f = k->f;
    double kept = f->yields[row];
    if (kept >= 1) return 1;
    const double *numbers = f->scrap[place];
    int32_t source = source_of(k, job);
    double pieces = k->job[job].pieces;
    if (pieces > 1 || !numbers) {
        f->scrapped[source] += pieces * (1 - kept);
        k->job[job].pieces = pieces * kept;
        if (kept > 0) return 1;
    } else if (numbers[luck(k, place, job)] < kept) {
        return 1;
    } else {
        f->scrapped[source] += pieces;
    }
    left(k, place, job);
    lost(k, job);
    return 0;
}

/* divmod of Python, for numbers of which the second is above 0. */
static double divided(double a, double b, double *rest) {
    double mod = fmod(a, b), div = (a - mod) / b;
    if (mod) {
        if (mod < 0) {
            mod += b;
            div -= 1;
        }
    } else {
        mod = 0.0;
    }
    if (div) {
        double down = floor(div);
        if (div - down > 0.5) down += 1;
        div = down;
    } else {
        div = 0.0;
    }
    *rest = mod;
    return div;
}

/* Clock.after: when something ends that goes on day and night. */
static double after(const Floor *f, double start_s, double wait_s) {
    int64_t worked = (int64_t)f->days_per_week;
    worked = worked < 1 ? 1 : worked > 7 ? 7 : worked;
    double into, wall_into;
    int64_t day = (int64_t)divided(start_s, f->day_s, &into);
    int64_t week = day / worked, weekday = day % worked;
    double wall = (double)(week * 7 + weekday) * WALL_DAY_S + into + wait_s;
    int64_t wall_day = (int64_t)divided(wall, WALL_DAY_S, &wall_into);
    week = wall_day / 7;
    weekday = wall_day % 7;
    if (weekday >= worked) return (double)((week + 1) * worked) * f->day_s;
    return (double)(week * worked + weekday) * f->day_s + (f->day_s < wall_into ? f->day_s : wall_into);
}

static void stayed(Kernel *k, int32_t place, int32_t job, double came_s, double began_s, double done_s) {
    if (!k->f->follows) return;
    if (!grow((void **)&k->stay, &k->room_stays, k->stays + 1, sizeof(Stay))) {
        no_memory(k);
        return;
    }
    Stay made = {k->job[job].number, place, came_s, began_s, done_s};
    k->stay[k->stays++] = made;
}

static void delay(Kernel *k, int32_t place, int32_t row, int32_t job) {
    Floor *f = k->f;
    k->job[job].at = place;
    k->job[job].since = k->now;
    double until = f->always_on[row] ? after(f, k->now, f->piece_s[row]) : k->now + f->piece_s[row];
    SUM(DONE_SUM, place) += 1;
    SUM(WORKED, place) += until - k->now;
    stayed(k, place, job, k->now, k->now, until);
    happens(k, until, DELAYED, job);
}

/* Working. */

static double down(Kernel *k, int32_t place, int32_t job, double work) {
    Floor *f = k->f;
    const double *failures = f->failures[place], *repairs = f->repairs[place];
    int64_t index = luck(k, place, job);
    double mean = f->failure_s[place], stood = 0.0, worked = failures[index] * mean;
    while (worked < work) {
        stood += repairs[index] * f->repair_s[place];
        index = (index + AGAIN) % f->size;
        worked += failures[index] * mean;
    }
    SUM(DOWN, place) += stood;
    return stood;
}

/* Spreads the time of a crew over the parts of the day. */
static void attend(Kernel *k, int32_t first, double crew, double busy) {
    Floor *f = k->f;
    double part_s = f->day_s / DAY_PARTS, at, rest;
    if (k->now < f->day_s) at = k->now;
    else divided(k->now, f->day_s, &at);
    if (busy >= f->day_s) {
        double days = divided(busy, f->day_s, &rest);
        busy -= days * f->day_s;
        for (int part = 0; part < DAY_PARTS; part++) f->people_day[first + part] += crew * days * part_s;
    }
    int part = (int)(at / part_s);
    if (part > DAY_PARTS - 1) part = DAY_PARTS - 1;
    while (busy > 0) {
        double room = (part + 1) * part_s - at;
        if (room > 0) {
            double used = busy < room ? busy : room;
            f->people_day[first + part] += crew * used;
            busy -= used;
        }
        part++;
        at = part * part_s;
        if (part == DAY_PARTS) {
            part = 0;
            at = 0.0;
        }
    }
}

/* Whether the crew is free again at once: nothing of this job needs it. */
static int start(Kernel *k, int32_t place, int32_t job) {
    Floor *f = k->f;
    double now = k->now, pieces = k->job[job].pieces;
    int32_t row = row_of(k, place, job), pool = f->pool[place];
    SUM(FOR_PEOPLE, place) += now - k->job[job].began;
    double work = pieces * f->piece_s[row];
    if (f->times[place]) work *= f->times[place][luck(k, place, job)];
    double setup = 0.0;
    if (f->setup_s[row] > 0) {
        k->due[row] += pieces / f->per_setup[row];
        while (k->due[row] >= 1) {
            k->due[row] -= 1;
            setup += f->setup_s[row];
        }
    }
    double all = setup + work;
    if (f->failures[place]) all += down(k, place, job, all);
    SUM(DONE_SUM, place) += 1;
    SUM(WORKED, place) += work;
    SUM(SET_UP, place) += setup;
    k->job[job].began = now;
    int is_free = 0;
    if (pool != NOBODY) {
        double busy = f->setup_attended[row] * setup + f->attended[row] * work;
        k->job[job].crew_until = now + busy;
        PEOPLE_BUSY(pool) += (double)f->crew[place] * busy;
        attend(k, pool * DAY_PARTS, (double)f->crew[place], busy);
        if (now + busy < now + all) { /* as instants: what differs by a hair ends together */
            if (busy > 0) happens(k, now + busy, CREW_FREE, job);
            else is_free = 1;
        }
    }
    happens(k, now + all, SERVED, job);
    return is_free;
}

static void take_station(Kernel *k, int32_t place, int32_t job) {
    Floor *f = k->f;
    k->free[place] -= 1;
    SUM(FOR_STATION, place) += k->now - k->job[job].since;
    k->job[job].began = k->now;
    int32_t pool = f->pool[place];
    if (pool == NOBODY) {
        start(k, place, job);
        return;
    }
    Requests *asking = &k->asking[pool];
    Request me = {f->oldest_first[pool] ? k->job[job].number : k->asked, job};
    k->asked++;
    if (k->people_free[pool] >= f->crew[place] && (!asking->count || asks_before(&me, &asking->items[0]))) {
        k->people_free[pool] -= f->crew[place];
        if (start(k, place, job)) free_crew(k, place);
    } else if (!push_request(asking, me)) {
        no_memory(k);
    }
}

static void free_crew(Kernel *k, int32_t place) {
    int32_t pool = k->f->pool[place];
    k->people_free[pool] += k->f->crew[place];
    call(k, pool);
}

static void call(Kernel *k, int32_t pool) {
    const Floor *f = k->f;
    Requests *asking = &k->asking[pool];
    while (asking->count && k->status == GOES_ON) {
        int32_t job = asking->items[0].job, place = k->job[job].at;
        if (k->people_free[pool] < f->crew[place]) return;
        pop_request(asking);
        k->people_free[pool] -= f->crew[place];
        if (start(k, place, job)) k->people_free[pool] += f->crew[place];
    }
}

static void come(Kernel *k, int32_t place, int32_t job) {
    k->job[job].at = place;
    k->job[job].since = k->now;
    if (k->free[place] > 0 && !k->queue[place].count) take_station(k, place, job);
    else append(k, &k->queue[place], job);
}

static void enter(Kernel *k, int32_t place, int32_t job) {
    const Floor *f = k->f;
    for (int64_t hops = 0; k->status == GOES_ON;) {
        int32_t row = row_of(k, place, job);
        if (f->kind[row] == WORK) {
            come(k, place, job);
            return;
        }
        switch (f->kind[row]) {
        case DELAY: delay(k, place, row, job); return;
        case OUT: out(k, job); return;
        case FORK:
            if (yields(k, place, row, job)) fork_job(k, place, row, job);
            return;
        case JOIN:
            job = joined(k, place, job);
            if (job == NOBODY) return;
            break;
        default: break;
        }
        if (!yields(k, place, row, job)) return;
        if (++hops > f->most_hops) {
            stuck(k, place);
            return;
        }
        int32_t to = next_of(k, place, job);
        left(k, place, job);
        place = to;
    }
}

/* The place where a job comes to after decisions alone, each taken once: it may have to wait to be let in there. */
static int32_t stop(Kernel *k, int32_t to, int32_t job) {
    const Floor *f = k->f;
    for (int64_t hop = 0; hop < f->most_hops; hop++) {
        int32_t row = row_of(k, to, job);
        if (f->kind[row] != PASS || f->yields[row] < 1) return to;
        int32_t onward = next_of(k, to, job);
        left(k, to, job);
        to = onward;
    }
    stuck(k, to);
    return NOBODY;
}

/* Whether a job is not let in: no station is free, and as many wait as may. */
static int is_full(const Kernel *k, int32_t place, int32_t job) {
    const Floor *f = k->f;
    if (f->kind[row_of(k, place, job)] != WORK) return 0;
    return k->free[place] <= 0 && (double)k->queue[place].count >= f->limit[place];
}

/* What passes step after step without any time is caught in a loop. */
static int passes(Kernel *k, int32_t place, int32_t job) {
    if (k->job[job].since < k->now) {
        k->job[job].hops = 0;
    } else if (++k->job[job].hops > k->f->most_hops) {
        stuck(k, place);
        return 0;
    }
    return 1;
}

static void served(Kernel *k, int32_t job) {
    const Floor *f = k->f;
    int32_t place = k->job[job].at, row = row_of(k, place, job);
    if (!passes(k, place, job)) return;
    int with_crew = f->pool[place] != NOBODY && k->job[job].crew_until >= k->now;
    stayed(k, place, job, k->job[job].since, k->job[job].began, k->now);
    if (yields(k, place, row, job)) {
        int32_t to = next_of(k, place, job);
        left(k, place, job);
        if (k->has_limits) {
            to = stop(k, to, job);
            if (to == NOBODY) return;
            if (is_full(k, to, job)) {
                if (with_crew) free_crew(k, place);
                k->job[job].since = k->now;
                append(k, &k->blocked[to], job);
                return;
            }
        }
        enter(k, to, job);
    }
    k->free[place] += 1;
    if (k->queue[place].count || k->blocked[place].count) serve(k, place);
    if (with_crew) free_crew(k, place);
}

static int serves(Kernel *k, int32_t place) {
    if (!grow((void **)&k->served, &k->room_served, k->serving + 1, sizeof(int32_t))) {
        no_memory(k);
        return 0;
    }
    k->served[k->serving++] = place;
    return 1;
}

static void serve(Kernel *k, int32_t place) {
    Floor *f = k->f;
    if (!k->has_limits) { /* nobody was kept out */
        while (k->queue[place].count && k->free[place] > 0) take_station(k, place, take_first(k, &k->queue[place]));
        return;
    }
    if (!serves(k, place)) return;
    while (k->serving && k->status == GOES_ON) {
        int32_t at = k->served[k->serving - 1];
        Queue *queue = &k->queue[at], *blocked = &k->blocked[at];
        if (queue->count && k->free[at] > 0) {
            take_station(k, at, take_first(k, queue));
        } else if (blocked->count && (k->free[at] > 0 || (double)queue->count < f->limit[at])) {
            int32_t job = take_first(k, blocked), behind = k->job[job].at;
            SUM(BLOCKED, behind) += k->now - k->job[job].since;
            enter(k, at, job);
            k->free[behind] += 1;
            if (!serves(k, behind)) return;
        } else {
            k->serving--;
        }
    }
}

/* Days, and what is seen. */

static double present(const Kernel *k, int64_t resource, double mean) {
    const Floor *f = k->f;
    double parts = fmod(mean, 1.0);
    return (double)(int64_t)mean + (f->presence[resource * f->days + k->today] < parts ? 1 : 0);
}

static void staff(Kernel *k, int32_t place) {
    double here = present(k, k->f->pools + place, k->f->stations[place]);
    k->free[place] += here - k->capacity[place];
    k->capacity[place] = here;
}

static void day(Kernel *k) {
    Floor *f = k->f;
    k->today++;
    double length = f->span_s;
    if (!k->is_same_each_day) {
        length = f->span_s - k->now < f->day_s ? f->span_s - k->now : f->day_s;
        if (length < 0.0) length = 0.0;
    }
    for (int64_t pool = 0; pool < f->pools; pool++) {
        int64_t here = (int64_t)present(k, pool, f->people[pool]);
        PEOPLE_THERE(pool) += (double)here * length;
        k->people_free[pool] += here - k->people_here[pool];
        k->people_here[pool] = here;
    }
    if (k->today) {
        for (int64_t i = 0; i < f->varying; i++) staff(k, f->which_vary[i]);
    } else {
        for (int32_t place = 0; place < f->places; place++)
            if (f->stations[place] < INFINITY) staff(k, place);
    }
    for (int32_t pool = 0; pool < f->pools; pool++) call(k, pool);
    for (int64_t i = 0; i < f->varying; i++) serve(k, f->which_vary[i]);
    if (!k->is_same_each_day) happens(k, (double)(k->today + 1) * f->day_s, DAY, 0);
}

static void sample(Kernel *k) {
    Floor *f = k->f;
    k->sampled++;
    f->look_s[f->looks] = k->now;
    memcpy(f->look_inside + f->looks * f->sources, f->inside, (size_t)f->sources * sizeof(int64_t));
    f->looks++;
    if (k->sampled % f->mark_every == 0) {
        int64_t width = SUMS * f->places + 2 * f->pools;
        for (int32_t source = 0; source < f->sources; source++) count_jobs(k, source, k->now, 0);
        f->mark_s[f->marks] = k->now;
        memcpy(f->mark_tally + f->marks * width, f->tally, (size_t)width * sizeof(double));
        memcpy(f->mark_area + f->marks * f->sources, f->area, (size_t)f->sources * sizeof(double));
        f->marks++;
    }
    if (k->sampled < f->samples) {
        double at = k->sampled == f->samples - 1 ? f->span_s : (double)(k->sampled + 1) * f->sample_s;
        happens(k, at, SAMPLE, (int32_t)k->sampled);
    }
}

static void arrival(Kernel *k, int32_t job) {
    Floor *f = k->f;
    k->arrives.at_s = job + 1 < f->jobs ? f->arrival_s[job + 1] : INFINITY;
    k->arrives.key = (int64_t)ARRIVAL << 32 | (job + 1);
    int32_t source = f->source[job];
    count_jobs(k, source, k->now, 1);
    f->started[source]++;
    enter(k, f->entry[source], job);
}

static void finish(Kernel *k) {
    Floor *f = k->f;
    int64_t inside = 0;
    k->now = f->span_s;
    for (int32_t source = 0; source < f->sources; source++) {
        count_jobs(k, source, k->now, 0);
        inside += f->inside[source];
    }
    for (int64_t place = 0; place < f->places; place++) f->queues[place] = k->queue[place].count;
    f->is_locked = !first_event(&k->events) && k->arrives.at_s == INFINITY && inside > 0;
    k->status = ENDED;
}

/* The doors. */

/* The digest of the source that this was made from. */
PUBLIC const char *kernel_source(void) { return KERNEL_SOURCE; }

PUBLIC void kernel_free(Kernel *k) {
    if (!k) return;
    for (int64_t pool = 0; k->asking && pool < k->pools; pool++) free(k->asking[pool].items);
    void *held[] = {k->events.items, k->job,  k->spare,    k->group, k->waiting, k->queue,       k->blocked,     k->asking, k->visits.keys,
                    k->visits.values, k->free, k->capacity, k->due,   k->changed, k->people_free, k->people_here, k->served, k->stay};
    for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++) free(held[i]);
    free(k);
}

/* The stays so far; they are gone with the run. */
PUBLIC const Stay *kernel_stays(const Kernel *k, int64_t *count) {
    *count = k->stays;
    return k->stay;
}

static void *zeros(Kernel *k, int64_t count, size_t each) {
    void *found = calloc(count > 0 ? (size_t)count : 1, each);
    if (!found) no_memory(k);
    return found;
}

/* A run at its beginning; NULL where there is no memory. `rows`: how many there are. */
PUBLIC Kernel *kernel_new(Floor *f, int64_t rows) {
    Kernel *k = calloc(1, sizeof(Kernel));
    if (!k) return NULL;
    k->f = f;
    k->pools = f->pools;
    k->jobs = k->room_jobs = f->jobs;
    k->job = zeros(k, f->jobs, sizeof(Job));
    k->queue = zeros(k, f->places, sizeof(Queue));
    k->blocked = zeros(k, f->places, sizeof(Queue));
    k->asking = zeros(k, f->pools, sizeof(Requests));
    k->free = zeros(k, f->places, sizeof(double));
    k->capacity = zeros(k, f->places, sizeof(double));
    k->due = zeros(k, rows, sizeof(double));
    k->changed = zeros(k, f->sources, sizeof(double));
    k->people_free = zeros(k, f->pools, sizeof(int64_t));
    k->people_here = zeros(k, f->pools, sizeof(int64_t));
    k->free_waiting = NOBODY;
    k->today = -1;
    if (k->status != GOES_ON) {
        kernel_free(k);
        return NULL;
    }
    for (int64_t i = 0; i < f->jobs; i++) {
        int32_t source = f->source[i];
        Job made = {0.0, 0.0, 0.0, f->lot[source], NOBODY, (int32_t)i, f->product[source], 1, NOBODY, NOBODY, 0};
        k->job[i] = made;
    }
    for (int64_t i = 0; i < rows; i++) k->due[i] = f->due[i];
    k->is_same_each_day = !f->varying;
    for (int64_t place = 0; place < f->places; place++) {
        k->free[place] = k->capacity[place] = f->stations[place] < INFINITY ? 0.0 : INFINITY;
        if (f->limit[place] < INFINITY) k->has_limits = 1;
    }
    for (int64_t pool = 0; pool < f->pools; pool++)
        if (fmod(f->people[pool], 1.0) != 0) k->is_same_each_day = 0;
    day(k);
    k->arrives.at_s = f->jobs ? f->arrival_s[0] : INFINITY;
    k->arrives.key = (int64_t)ARRIVAL << 32;
    happens(k, f->sample_s, SAMPLE, 0);
    return k;
}

/* Play on for so many events at most. 0: call again; 1: the run is over; 2: jobs go round at stuck_at; 3: no memory. */
PUBLIC int32_t kernel_play(Kernel *k, int64_t most_events) {
    Floor *f = k->f;
    for (int64_t i = 0; i < most_events && k->status == GOES_ON; i++) {
        const Event *first = first_event(&k->events);
        int is_arrival = !first || is_before(&k->arrives, first);
        if ((is_arrival ? k->arrives.at_s : first->at_s) > f->span_s) {
            finish(k);
            break;
        }
        if (is_arrival) {
            k->now = k->arrives.at_s;
            arrival(k, (int32_t)(k->arrives.key & INT32_MAX));
            continue;
        }
        Event event = take_event(&k->events);
        int32_t which = (int32_t)(event.key & INT32_MAX);
        k->now = event.at_s;
        switch (event.key >> 32) {
        case SERVED: served(k, which); break;
        case CREW_FREE: free_crew(k, k->job[which].at); break;
        case DELAYED: {
            int32_t place = k->job[which].at;
            if (passes(k, place, which) && yields(k, place, row_of(k, place, which), which)) {
                int32_t to = next_of(k, place, which);
                left(k, place, which);
                enter(k, to, which);
            }
            break;
        }
        case DAY: day(k); break;
        default: sample(k); break;
        }
    }
    return k->status;
}
