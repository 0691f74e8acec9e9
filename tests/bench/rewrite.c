/* How long does the file system take for the bytes of a site? Reads a tree a
 * part at a time and writes it anew from memory; only the writing (folders,
 * files) is measured.
 *
 * usage: rewrite TREE TARGET    prints: wall seconds, CPU seconds
 */
#include "os/os.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { PART = 256 * 1024 * 1024 };

struct file {
	struct str path, bytes;
};

struct rewrite {
	struct arena names, part; /* the whole tree's; the part's */
	struct str tree, target;
	struct {
		struct str *items;
		size_t count, capacity;
	} folders, paths;
	double wall, cpu;
};

static void stop(const struct os_error *e)
{
	struct buf text = {0};

	os_error_format(&text, e, false);
	fprintf(stderr, "rewrite: %.*s\n", STR_ARG(buf_str(&text)));
	exit(1);
}

static double wall_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

static double cpu_now(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

static struct str below(struct rewrite *w, struct str folder, struct str name)
{
	return str_format(&w->names, "%.*s/%.*s", STR_ARG(folder),
			  STR_ARG(name));
}

/* All folders, each after the one that it is in, and all files. */
static void list(struct rewrite *w)
{
	struct os_list found;
	struct os_error e;

	*VEC_PUSH(&w->names, &w->folders) = STR("");
	for (size_t i = 0; i < w->folders.count; i++) {
		struct str folder = w->folders.items[i];

		if (!os_list(&w->names, below(w, w->tree, folder), &found, &e))
			stop(&e);
		for (size_t j = 0; j < found.count; j++) {
			struct str path = below(w, folder, found.items[j].name);

			if (found.items[j].kind == OS_DIRECTORY)
				*VEC_PUSH(&w->names, &w->folders) = path;
			else
				*VEC_PUSH(&w->names, &w->paths) = path;
		}
	}
}

static void make_folders(struct rewrite *w)
{
	struct os_error e;
	double wall = wall_now(), cpu = cpu_now();

	for (size_t i = 0; i < w->folders.count; i++)
		if (!os_make_directories(
			    below(w, w->target, w->folders.items[i]), &e))
			stop(&e);
	w->wall += wall_now() - wall;
	w->cpu += cpu_now() - cpu;
}

/* Read files until they fill a part; returns the index after the last. */
static size_t read_part(struct rewrite *w, size_t from, struct file *files)
{
	struct os_error e;
	size_t bytes = 0;

	for (; from < w->paths.count && bytes < PART; from++, files++) {
		struct str path = w->paths.items[from];

		if (!os_read(&w->part, below(w, w->tree, path), SIZE_MAX / 4,
			     &files->bytes, &e))
			stop(&e);
		files->path = below(w, w->target, path);
		bytes += files->bytes.n;
	}
	return from;
}

static void write_part(struct rewrite *w, const struct file *files,
		       size_t count)
{
	struct os_error e;
	struct os_stat st;
	double wall = wall_now(), cpu = cpu_now();

	for (size_t i = 0; i < count; i++)
		if (!os_create(files[i].path, files[i].bytes, &st, &e))
			stop(&e);
	w->wall += wall_now() - wall;
	w->cpu += cpu_now() - cpu;
}

int main(int argc, char **argv)
{
	static struct rewrite w;

	if (argc != 3) {
		fprintf(stderr, "usage: rewrite TREE TARGET\n");
		return 2;
	}
	w.tree = str_from(argv[1]);
	w.target = str_from(argv[2]);
	list(&w);
	make_folders(&w);
	struct file *files = arena_array(&w.names, struct file, w.paths.count);

	for (size_t from = 0; from < w.paths.count;) {
		size_t end = read_part(&w, from, files);

		write_part(&w, files, end - from);
		arena_clear(&w.part);
		from = end;
	}
	printf("%.6f %.6f\n", w.wall, w.cpu);
	arena_free(&w.part);
	arena_free(&w.names);
	return 0;
}
