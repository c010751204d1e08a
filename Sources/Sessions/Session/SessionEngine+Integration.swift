extension SessionEngine {
    func integrate() async throws {}
}
