/* Arena: memory with one lifetime, given back all at once.
 *
 * The house knows three lifetimes (site, department, page) and has an arena
 * for each. Nothing in an arena is freed alone. An arena is used by one thread
 * at a time. When the system has no memory left, the program says so and ends
 * with status 3: no caller checks for NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena_block;

/* A zeroed struct is a valid empty arena. */
struct arena {
	struct arena_block *head; /* block in use, newest first */
	char *next;               /* first free byte of head */
	char *end;                /* one past the last byte of head */
	size_t total;             /* bytes held from the system */
};

/* A point to go back to; see arena_rewind(). */
struct arena_mark {
	struct arena_block *head;
	char *next;
};

/* Give all blocks back to the system; the arena is empty and usable again. */
void arena_free(struct arena *a);

/* Forget all content, keep the newest block for use again. */
void arena_clear(struct arena *a);

struct arena_mark arena_mark(const struct arena *a);

/* Forget everything allocated since the mark was taken. */
void arena_rewind(struct arena *a, struct arena_mark mark);

/* count * size zeroed bytes, aligned; never NULL; overflow ends the program. */
void *arena_alloc(struct arena *a, size_t count, size_t size, size_t align);

/* The same, not zeroed, no alignment: for text. */
char *arena_text(struct arena *a, size_t size);

/* Grow an array inside the arena to new_count items; the old items are copied
 * unless they are the arena's last allocation, which grows in place. */
void *arena_grow(struct arena *a, void *old, size_t old_count, size_t new_count,
		 size_t size, size_t align);

#define arena_new(a, T) ((T *)arena_alloc((a), 1, sizeof(T), _Alignof(T)))
#define arena_array(a, T, n) \
	((T *)arena_alloc((a), (n), sizeof(T), _Alignof(T)))

/* Append to a growing array { T *items; size_t count, capacity; } and yield a
 * pointer to the new zeroed item:
 *     struct rows { struct row *items; size_t count, capacity; };
 *     struct row *row = VEC_PUSH(a, &table->rows);
 */
#define VEC_PUSH(a, v)                                                        \
	((v)->count == (v)->capacity                                          \
		 ? (void)((v)->items = arena_grow(                            \
				  (a), (v)->items, (v)->count,                \
				  (v)->capacity ? (v)->capacity * 2 : 8,      \
				  sizeof *(v)->items, _Alignof(max_align_t)), \
			  (v)->capacity =                                     \
				  (v)->capacity ? (v)->capacity * 2 : 8)      \
		 : (void)0,                                                   \
	 &(v)->items[(v)->count++])

/* Heap for the few things that outlive arenas or are shared with libraries:
 * end the program with status 3 when there is no memory. */
void *heap_alloc(size_t size);
void *heap_resize(void *old, size_t size);
void heap_free(void *p);

#endif
