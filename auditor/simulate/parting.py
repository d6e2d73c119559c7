"""Jobs that part at a fork, wait for each other at a join, and leave."""

from __future__ import annotations

from auditor.simulate.floor import Floor
from auditor.simulate.layout import MOST_NESTED, NOBODY, StuckLoop
from auditor.simulate.run import Run


class Parting(Floor):
    """A floor on which jobs have branches. A scrapped branch takes its neighbours with it."""

    run: Run
    now: float
    nested = 0

    def _enter(self, place: int, job: int) -> None:
        raise NotImplementedError

    def _fork(self, place: int, row: int, job: int) -> None:
        """A job becomes as many branches as there are ways; each takes its number with it."""
        ways, group = self.ways[row], len(self.group_job)
        self.group_job.append(job)
        self.group_left.append(len(ways))
        self.group_fork.append(place)
        self.group_dead.append(False)
        self.at[job] = place
        self.nested += 1
        if self.nested > MOST_NESTED:
            raise StuckLoop(self.step_id[place])
        for to in ways:
            self._enter(to, self._branch(job, group))
        self.nested -= 1

    def _branch(self, job: int, group: int) -> int:
        if self.spare:
            branch = self.spare.pop()
        else:
            branch = len(self.at)
            for values in (self.at, self.number, self.product, self.heads, self.group, self.hops):
                values.append(0)
            for floats in (self.since, self.began, self.crew_until, self.pieces):
                floats.append(0.0)
        self.number[branch], self.product[branch] = self.number[job], self.product[job]
        self.pieces[branch], self.heads[branch], self.group[branch] = self.pieces[job], 1, group
        self.hops[branch] = 0
        return branch

    def _joined(self, place: int, job: int) -> int:
        """The job that goes on from a join, or :data:`NOBODY` while branches are missing."""
        while self.group[job] != NOBODY:
            group = self.group[job]
            fork = self.group_fork[group]
            expected = self.heads_before[place].get(fork)
            is_last = self.meets_at[fork] == place
            if expected is None and not is_last:
                return job
            if self.group_dead[group]:
                self._lost(job)
                return NOBODY
            waiting = self.waits_at.setdefault((group, place), [])
            waiting.append(job)
            heads = sum(self.heads[other] for other in waiting)
            if len(waiting) < self.group_left[group] if is_last else heads < (expected or 0):
                return NOBODY
            del self.waits_at[group, place]
            for other in waiting[:-1]:
                self.pieces[job] = min(self.pieces[job], self.pieces[other])
                self.spare.append(other)
            self.group_left[group] -= len(waiting) - 1
            self.heads[job] = heads
            if not is_last:
                return job
            job = self._whole(group, job)
        return job

    def _whole(self, group: int, branch: int) -> int:
        """The job whose branches have all met."""
        job = self.group_job[group]
        self.pieces[job] = self.pieces[branch]
        self.spare.append(branch)
        return job

    def _out(self, job: int) -> None:
        """A job leaves; one of several branches waits for the others without taking up anything."""
        while self.group[job] != NOBODY:
            group = self.group[job]
            self.group_left[group] -= 1
            if self.group_left[group]:
                self.spare.append(job)
                return
            if self.group_dead[group]:
                self.spare.append(job)
                self._lost(self.group_job[group])
                return
            job = self._whole(group, job)
        number = self.number[job]
        self.run.leaves(self.source[number], self.arrival_s[number], self.now, self.pieces[job])

    def _lost(self, job: int) -> None:
        """Nothing is left of a job; of a branch, its neighbours are of no use any more."""
        while (group := self.group[job]) != NOBODY:
            self.group_dead[group] = True
            self.group_left[group] -= 1
            for place in [key[1] for key in self.waits_at if key[0] == group]:
                for other in self.waits_at.pop((group, place)):
                    self.spare.append(other)
                    self.group_left[group] -= 1
            self.spare.append(job)
            if self.group_left[group]:
                return
            job = self.group_job[group]
        self.run.vanishes(self.source[self.number[job]], self.now)
