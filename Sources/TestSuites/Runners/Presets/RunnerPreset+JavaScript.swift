import StateMachine

extension RunnerPreset {
    private static let nodeVariables =
        commonVariables + ["NODE_*", "NPM_*", "npm_config_*", "NVM_*", "VOLTA_*", "COREPACK_*"]

    /// Playwright's own test runner.
    static let playwright = RunnerPreset(
        program: .playwright, name: "Playwright",
        installation: "Install it with `npm install --save-dev @playwright/test` and `npx playwright install`.",
        passedVariables: nodeVariables + ["PLAYWRIGHT_*", "PW_*", "DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY"],
        canSelect: true, statuses: [130: "was interrupted"],
        signs: [
            EndSign(meaning: .nothingRan, start: "Error: No tests found"),
            EndSign(meaning: .toolMissing, start: "Error: Cannot find module '@playwright/test'"),
            EndSign(meaning: .crashed, start: "Error: ", middle: "config.webServer"),
        ])

    /// Jest, with the reporter of the package jest-junit.
    static let jest = RunnerPreset(
        program: .jest, name: "Jest",
        installation: "Install it with `npm install --save-dev jest jest-junit`.",
        passedVariables: nodeVariables + ["JEST_*"], canSelect: true,
        signs: [
            EndSign(meaning: .nothingRan, start: "No tests found, exiting with code"),
            EndSign(meaning: .toolMissing, middle: "Could not resolve a module for a custom reporter"),
        ])

    /// Vitest, which has a reporter for JUnit.
    static let vitest = RunnerPreset(
        program: .vitest, name: "Vitest",
        installation: "Install it with `npm install --save-dev vitest`.",
        passedVariables: nodeVariables + ["VITEST_*", "VITE_*"], canSelect: true,
        signs: [
            EndSign(meaning: .nothingRan, start: "No test files found, exiting with code"),
            EndSign(meaning: .toolMissing, middle: "MISSING DEPENDENCY"),
        ])
}
