/* What publishing costs, beside a loop that writes the same bytes.
 *
 * usage: publish_bench [FILES [FOLDER]]
 *
 * FILES pages of about 10.8 KB (5,000 unless told), 40 in a folder, below
 * FOLDER (the temporary folder unless told), which needs room for them twice.
 */
#include "publish/publish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { PER_FOLDER = 40, PAGE_SIZE = 10800, CHANGED = 15 };

struct bench {
	struct arena arena;
	struct str top, output, source;
	size_t files;
	unsigned generation;
	char page[PAGE_SIZE];
};

static double seconds(uint64_t since)
{
	return (double)(os_clock() - since) / 1e9;
}

static long peak(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

static struct str path_of(char space[64], size_t i)
{
	int n = snprintf(space, 64, "departments/org-%05zu/page-%06zu.html",
			 i / PER_FOLDER, i);

	return (struct str){space, (size_t)n};
}

/* The page of a number, in the common buffer. */
static struct str page_of(struct bench *b, size_t i)
{
	unsigned generation = i % (b->files / CHANGED + 1) ? 0 : b->generation;
	int n = snprintf(b->page, 40, "%zu %u", i, generation);

	b->page[n] = ' ';
	return (struct str){b->page, PAGE_SIZE};
}

static void stop(const char *what)
{
	fprintf(stderr, "publish_bench: %s\n", what);
	exit(1);
}

static double write_plainly(struct bench *b)
{
	struct str folder = str_concat(&b->arena, b->top, STR("/plain"));
	char space[64], full[4096];
	struct os_error e;
	struct os_stat st;
	uint64_t start = os_clock();

	for (size_t i = 0; i < b->files; i++) {
		struct str path = path_of(space, i);
		int n = snprintf(full, sizeof full, "%.*s/plain/%.*s",
				 STR_ARG(b->top), STR_ARG(path));
		struct str name = {full, (size_t)n};
		size_t slash = name.n;

		while (name.s[slash - 1] != '/')
			slash--;
		if (i % PER_FOLDER == 0)
			os_make_directories(str_slice(name, 0, slash), &e);
		if (!os_create(name, page_of(b, i), &st, &e))
			stop("cannot write");
	}
	double took = seconds(start);

	os_remove_tree(folder, &e);
	printf("%-28s %8.1f ms: %zu files, %.1f MB\n", "plain loop", took * 1e3,
	       b->files, (double)b->files * PAGE_SIZE / 1e6);
	return took;
}

static void put_all(struct bench *b, struct publish *p)
{
	char space[64], group[16];

	for (size_t i = 0; i < b->files; i++) {
		int n = snprintf(group, sizeof group, "%zu", i / PER_FOLDER);

		publish_put_group(p, (struct str){group, (size_t)n},
				  path_of(space, i), page_of(b, i));
	}
}

static void keep_all(struct bench *b, struct publish *p)
{
	char group[16];

	for (size_t i = 0; i < b->files; i += PER_FOLDER) {
		int n = snprintf(group, sizeof group, "%zu", i / PER_FOLDER);

		if (!publish_keep_group(p, (struct str){group, (size_t)n}))
			stop("a group was not kept");
	}
}

/* One publication; prints what each step took. */
static double publish_once(struct bench *b, const char *name,
			   void (*fill)(struct bench *, struct publish *))
{
	struct arena a = {0};
	struct diag d = {0};
	struct publish *p;
	struct publish_result result;
	uint64_t start = os_clock();

	if (!publish_begin(&a, b->output, b->source, &d, &p))
		stop("cannot begin");
	double begun = seconds(start);

	fill(b, p);
	double put = seconds(start) - begun;

	if (!publish_commit(p, &result))
		stop("cannot commit");
	double commit = seconds(start) - begun - put;

	publish_end(p);
	double all = seconds(start);

	printf("%-28s %8.1f ms: begin %.1f, puts %.1f (%.2f us a file), "
	       "commit %.1f, end %.1f; %zu written, peak %ld KB\n",
	       name, all * 1e3, begun * 1e3, put * 1e3,
	       put * 1e6 / (double)b->files, commit * 1e3,
	       (all - begun - put - commit) * 1e3, result.written, peak());
	arena_free(&a);
	diag_free(&d);
	return all;
}

static void prepare(struct bench *b, int argc, char **argv)
{
	struct str temporary = os_environment("TMPDIR");
	struct os_error e;

	temporary = argc > 2      ? str_from(argv[2])
		    : temporary.n ? temporary
				  : STR("/tmp");
	b->files = argc > 1 ? strtoul(argv[1], NULL, 10) : 5000;
	b->top =
		str_format(&b->arena, "%.*s/publish-bench", STR_ARG(temporary));
	b->output = str_format(&b->arena, "%.*s/out", STR_ARG(b->top));
	b->source = str_format(&b->arena, "%.*s/source", STR_ARG(b->top));
	memset(b->page, 'x', sizeof b->page);
	if (!b->files || !os_remove_tree(b->top, &e) ||
	    !os_make_directories(b->source, &e))
		stop("cannot prepare the folder");
}

int main(int argc, char **argv)
{
	static struct bench b;
	struct os_error e;

	prepare(&b, argc, argv);
	/* The first time the system has to find the memory. */
	write_plainly(&b);
	double plain = write_plainly(&b);

	double full = publish_once(&b, "first publication", put_all);

	publish_once(&b, "nothing changed", put_all);
	publish_once(&b, "nothing changed, groups kept", keep_all);
	for (int i = 0; i < 3; i++) {
		b.generation++;
		publish_once(&b, i ? "15 changed again" : "15 changed",
			     put_all);
	}
	printf("first publication / plain loop: %.2f\n", full / plain);
	os_remove_tree(b.top, &e);
	arena_free(&b.arena);
	return 0;
}
