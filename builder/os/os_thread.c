/* Threads: a fixed set of workers over a counter of jobs. */
#include "os/os.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

enum { WORKERS_MAX = 64 };

struct pool {
	atomic_size_t next;
	size_t count;
	void (*work)(void *context, size_t index, size_t worker);
	void *context;
};

struct worker {
	struct pool *pool;
	size_t number;
	pthread_t thread;
};

static void *run(void *argument)
{
	struct worker *w = argument;

	for (;;) {
		size_t index = atomic_fetch_add(&w->pool->next, 1);

		if (index >= w->pool->count)
			return NULL;
		w->pool->work(w->pool->context, index, w->number);
	}
}

size_t os_processors(void)
{
	cpu_set_t set;
	int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set)
							    : 1;

	return n < 1 ? 1 : n > WORKERS_MAX ? WORKERS_MAX : (size_t)n;
}

void os_parallel(size_t count, size_t workers,
		 void (*work)(void *context, size_t index, size_t worker),
		 void *context)
{
	struct pool pool = {.count = count, .work = work, .context = context};
	struct worker set[WORKERS_MAX];
	size_t started = 0;

	workers = workers ? workers : os_processors();
	workers = workers > WORKERS_MAX ? WORKERS_MAX : workers;
	workers = workers > count ? count : workers;
	for (size_t i = 0; i < workers; i++)
		set[i] = (struct worker){.pool = &pool, .number = i};
	/* This thread is the first worker; a thread that cannot be started
	 * leaves its work to the others. */
	while (started + 1 < workers &&
	       pthread_create(&set[started + 1].thread, NULL, run,
			      &set[started + 1]) == 0)
		started++;
	if (workers)
		run(&set[0]);
	for (size_t i = 1; i <= started; i++)
		pthread_join(set[i].thread, NULL);
}

struct os_mutex {
	pthread_mutex_t mutex;
};

struct os_mutex *os_mutex_new(struct arena *a)
{
	struct os_mutex *m = arena_new(a, struct os_mutex);

	pthread_mutex_init(&m->mutex, NULL);
	return m;
}

void os_mutex_lock(struct os_mutex *m)
{
	pthread_mutex_lock(&m->mutex);
}

void os_mutex_unlock(struct os_mutex *m)
{
	pthread_mutex_unlock(&m->mutex);
}
