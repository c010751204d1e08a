/* Runs a program under ptrace and meddles with its calls on files below a directory: kills it there, makes a call fail,
   or makes a write shorter. Unlike strace it knows a file's directory, tells before a call from after it, and can
   shorten a write truthfully: the kernel is asked to write less, so that what it answers is what has happened. */
#ifndef CTRACING_H
#define CTRACING_H

/* What is done at the chosen calls. */
enum tracing_action {
    tracing_count = 0,
    tracing_kill_before = 1,
    tracing_kill_after = 2,
    tracing_fail = 3,
    tracing_shorten = 4,
    tracing_fill = 5,
};

/* At which calls what is done. */
struct tracing_plan {
    /* Only calls on what is at or below this path count. */
    const char *below;
    /* NULL for the calls of the program itself; else for those of its descendant with this argument. */
    const char *argument;
    int action;
    /* The first and the last call, counted from 1, at which it is done. */
    long first, last;
    /* The error of calls that fail. */
    int error;
    /* A descriptor that gets a line for each call: number, name, `changes` or `reads`, path; and `hit`. */
    int log;
};

/* Runs the program to its end; gives its exit status, 128 and the signal that ended it, or -1 with errno. */
int tracing_run(const struct tracing_plan *plan, char *const *arguments);

/* A copy of a word, for the arguments of a program. */
char *tracing_copy(const char *word);

#endif
