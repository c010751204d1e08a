#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs a call that blocks on a thread of its own, so that no task ever does.
package func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        startThread { continuation.resume(returning: body()) }
    }
}

/// The same, but gives nil as soon as the task is cancelled; the thread is then left to itself.
package func onOwnThreadUnlessCancelled<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value? {
    let waiting = Locked<CheckedContinuation<Value?, Never>?>(nil)
    @Sendable func finish(_ value: Value?) {
        waiting.withLock { state in
            defer { state = nil }
            return state
        }?.resume(returning: value)
    }
    return await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
            waiting.withLock { $0 = continuation }
            if Task.isCancelled { return finish(nil) }
            startThread { finish(body()) }
        }
    } onCancel: {
        finish(nil)
    }
}

/// The same for work that can fail.
///
/// - Throws: what the work throws, or `CancellationError` as soon as the task is cancelled.
package func onOwnThread<Value: Sendable>(throwing body: @escaping @Sendable () throws -> Value) async throws -> Value {
    guard let result = await onOwnThreadUnlessCancelled({ Result { try body() } }) else { throw CancellationError() }
    return try result.get()
}

/// Starts a detached thread.
package func startThread(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(ThreadBody(body))
    #if canImport(Glibc)
        var thread = pthread_t()
    #else
        var thread: pthread_t?
    #endif
    let failure = pthread_create(
        &thread, nil,
        { raw in
            #if canImport(Glibc)
                guard let raw else { return nil }
            #endif
            Unmanaged<ThreadBody>.fromOpaque(raw).takeRetainedValue().run()
            return nil
        }, box.toOpaque())
    // Without threads nothing can wait aside; waiting here is then the only truthful thing left.
    guard failure == 0 else { return box.takeRetainedValue().run() }
    #if canImport(Glibc)
        pthread_detach(thread)
    #else
        if let thread { pthread_detach(thread) }
    #endif
}

/// What a thread runs.
private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
