import StateMachine

extension RuleBook {
    /// How sure one can be about the kind where a cause is of none of them.
    static let unknownConfidence = 0.3

    /// Causes that are of no kind, for which there is still something to say.
    static let other = [
        other(
            "module_missing", "A module, a program or a test tool is not installed or not found.",
            "Install what is named, or add it to the dependencies of the tests.",
            types: [
                "ModuleNotFoundError", "ImportError", "LoadError", "ClassNotFoundException", "NoClassDefFoundError",
            ],
            [
                "No module named", "cannot load such file", "Cannot find module", "Cannot find package",
                "ERR_MODULE_NOT_FOUND",
                "command not found",
                "ClassNotFoundException", "cannot open shared object file", "MODULE_NOT_FOUND", "not found in PATH",
                "Could not find or load main class", "exit status 127", "fixture … not found", "No rule to make target",
                "Missing script",
            ],
            statuses: [.toolMissing]),
        other(
            "nothing_proved", "The suite's program ended well, and yet nothing shows that a test was carried out.",
            "Check the suite's path, which tests it selects, and that its tool writes the report.",
            types: [], ["no tests ran", "No tests were found", "no tests to run", "No test files found"],
            statuses: [.nothingRan, .noReport]),
        other(
            "build_failed", "The code does not compile.", "Mend what the compiler names first.",
            types: ["IndentationError", "CompilationError"],
            [
                "SyntaxError", "error: cannot convert", "error: incompatible types", "could not compile", "undeclared",
                "error: cannot find", "syntax error", "error: expected", "build failed", "compilation failed",
                "undefined reference to",
            ],
            broad: ["SyntaxError"]),
        other(
            "memory_misused", "The program was ended because it used memory wrongly, or checked itself and gave up.",
            "Run it under a debugger or a sanitizer; the stack in its output names the place.",
            types: [],
            [
                "AddressSanitizer", "Segmentation fault", "SIGSEGV", "SIGBUS", "SIGABRT", "SIGILL", "SIGTRAP", "SIGFPE",
                "core dumped", "double free", "heap corruption", "exit status 139", "signal 11", "signal 6", "signal 4",
                "signal 5", "signal 7", "signal 8", "exit status 134",
            ]),
        other(
            "out_of_resources", "There is not enough memory or space, or the program was killed from outside.",
            "Look at the memory and the space that are free; let fewer suites run at once.",
            types: ["MemoryError", "OutOfMemoryError", "RecursionError", "StackOverflowError", "SystemStackError"],
            [
                "out of memory", "OutOfMemory", "No space left on device", "ENOSPC", "SIGKILL", "signal 9",
                "exit status 137",
                "Cannot allocate memory", "Too many open files", "EMFILE", "Maximum call stack size exceeded",
                "maximum recursion depth exceeded", "stack overflow", "Java heap space", "Disk quota exceeded",
            ]),
        other(
            "service_failed", "The service that was asked failed itself, or asks for fewer requests.",
            "Look into the service's log at that time.",
            types: [],
            codes(500, "Internal Server Error") + codes(429, "Too Many Requests") + ["500 Server Error"]),
        other(
            "program_error", "The code, or the test, does something that cannot be done.",
            "Mend the code at the first place of the stack that is the project's own.",
            types: [],
            [
                "is not a function", "Call to undefined function", "Call to undefined method", "Undefined variable",
                "undefined local variable or method", "is not defined", "Assignment to constant variable",
                "ZeroDivisionError",
                "divide by zero", "attempt to divide by zero", "not yet implemented", "not implemented",
                "attempt to add with overflow", "already borrowed", "already mutably borrowed",
            ],
            broad: [
                "TypeError", "AttributeError", "NameError", "ReferenceError", "NotImplementedError",
                "ZeroDivisionError", "ArithmeticException", "ClassCastException", "UnsupportedOperationException",
                "UnboundLocalError", "NoMethodError", "ZeroDivisionException", "DivisionByZeroError", "FrozenError",
                "InvalidOperationException", "IllegalStateException", "OverflowError",
            ]),
    ]

    /// Where nothing tells anything.
    static let nothing = other(
        "nothing_known", "The messages do not tell the kind of cause.",
        "Read the message and the end of the output; run this test alone to see whether it always fails.",
        types: [], [])

    private static func other(
        _ name: String, _ cause: String, _ suggestion: String, types: [String], _ phrases: [String],
        broad: [String] = [], statuses: [SuiteStatus] = []
    ) -> DiagnosisRule {
        DiagnosisRule(
            name: name, category: .unknown, confidence: unknownConfidence, cause: cause, suggestion: suggestion,
            types: types, phrases: phrases, broadTypes: broad, statuses: statuses)
    }
}
