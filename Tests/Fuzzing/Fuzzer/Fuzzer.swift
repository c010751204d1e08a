import FuzzTargets
import Platform

/// The target that `FUZZ_TARGET` names.
private let chosen = CurrentProcess.variable("FUZZ_TARGET").flatMap(FuzzTarget.named)

/// What libFuzzer calls for each input; the process ends at the first promise that is broken.
@_cdecl("LLVMFuzzerTestOneInput")
func tryInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let chosen else {
        print("FUZZ_TARGET is none of: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
        CurrentProcess.exitAtOnce(2)
    }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let objection = chosen.objection(bytes) {
        try? Descriptor(owning: 2, path: "standard error").write("Fatal error: \(objection)\n".utf8)
        preconditionFailure(objection)
    }
    return 0
}
