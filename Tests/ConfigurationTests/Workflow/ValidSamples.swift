import Platform

/// Files without a defect, with every key in some of them.
enum ValidSamples {
    /// All of them, the shipped one first.
    static let all = [shipped, ConvertedSample.text, everyKey] + small

    /// What `init` writes.
    static var shipped: String {
        String(decoding: (try? FileSystem.read(repository + "/stages.json")) ?? [], as: UTF8.self)
    }

    /// The top of the repository.
    static let repository = #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }

    /// A file with every key.
    static let everyKey = #"""
        {
          "$schema": "x", "version": 1, "max_concurrent": 7, "max_cost_usd": 20, "max_tokens": 9000000,
          "max_quota_wait": 0, "worktree_dir": "../w t",
          "worktree_setup": ["npm", "ci"], "cache_paths": [".build", "a/b"], "integrate_check": ["make", ""],
          "max_queue_size": 100, "cleanup_on_completion": false, "acquire_timeout_seconds": 1.5, "retries": 0,
          "prices": {"b*": {"input": 3, "output": 15, "cached": 0.3}},
          "notify": [{"command": ["./n.sh", ""], "events": ["run_finished", "stage_failed"], "timeout_seconds": 1.5,
                      "pass_env": ["CHAT_*"]}],
          "defaults": {"timeout_seconds": 60, "env": {"A": "1"}, "pass_env": ["X_*"], "runner": "offline",
                       "max_output_bytes": 4096},
          "agents": {
            "a": {"persona": "pm", "runner": "claude", "model": "opus", "permission_mode": "read-only",
                  "runner_args": ["--effort", "high"], "session": "continue", "fallback": ["codex", "gemini"],
                  "max_cost_usd": 1.5, "max_tokens": 100000},
            "b": {"persona": "Developer", "runner": "command", "command": ["./b"], "output": "json",
                  "session": "continue", "fallback": ["claude"], "max_tokens": 7,
                  "paths": {"reply": "r.0", "cost_usd": "c", "input_tokens": "i", "output_tokens": "o",
                            "cached_tokens": "k", "session": "s"}},
            "c": {"persona": "reviewer", "runner": "acp", "command": ["copilot", "--acp"], "model": null}
          },
          "suites": {
            "unit": {"runner": "pytest", "path": "tests/unit", "enabled": true, "timeout_seconds": 60,
                     "env": {"A": "1"}, "pass_env": ["DB_*"], "retries": 1, "weight": 2, "needs": ["build"],
                     "artifacts": ["out/**"]},
            "build": {"runner": "exit-status", "command": ["make", ""], "path": null, "retries": null},
            "e2e": {"runner": "junit", "command": ["./e2e.sh"], "enabled": false}
          },
          "test_run": {"parallel": true, "max_workers": 2, "retries": 1, "fail_on_flaky": true,
                       "diagnostics_agent": "c"},
          "stages": {
            "A": {"name": "First", "description": "d", "work_agent": "a", "review_agent": "c",
                  "allowed_personas": ["project_manager", "PM", "builder"], "artifacts": ["a.md", "d/b.md"],
                  "exit_criteria": ["done"], "prompt_template": "a.txt", "include_objective": false,
                  "optional": true, "timeout_seconds": 9, "retry": {"limit": 2, "backoff_seconds": 0.5},
                  "parallel_agents": ["a", "b"], "max_cost_usd": 2, "max_tokens": 10, "max_output_bytes": 5000,
                  "next_stages": ["R"]},
            "R": {"is_review_stage": true, "work_agent": "a", "review_agents": ["b", "c"], "approval": "any",
                  "max_iterations": 3, "next_stages": ["C", "D"]},
            "C": {"command": ["make", "lint"], "work_agent": null, "on_failure": "Z", "continue_on_failure": true,
                  "inputs": ["a.md", "Sources/**"],
                  "when": {"artifact_exists": ["a.md"], "artifact_contains": {"d/b.md": "yes"},
                           "changed": ["*.swift"], "env": {"CI": "1"},
                           "exit_status": {"command": ["test", "-e", "x"], "is": 1}}, "next_stages": ["Q"]},
            "D": {"suites": ["unit", "e2e"], "work_agent": "b", "max_iterations": 2,
                  "when": {"artifact_exists": "a.md", "env": ["CI"], "exit_status": ["true", ""]}, "next_stages": ["Q"]},
            "Q": {"approval": {"question": "Go?", "artifacts": ["a.md"], "timeout_seconds": 60, "default": "approve",
                               "ask": "before"}, "on_reject": "A", "max_iterations": 2,
                  "when": {"env": "CI"}, "next_stages": ["T"]},
            "T": {"is_acceptance_test_stage": true, "work_agent": "b", "next_stages": ["E"]},
            "E": {"is_review_stage": true, "work_agent": "a", "review_agent": "c",
                  "requires_acceptance_tests_passed": true},
            "Z": {"command": ["./clean.sh"], "when": {"artifact_exists": "a.md"}}
          },
          "parallel_groups": {"g": {"after": "R", "stages": ["C", "D"], "before": "Q", "max_concurrent": 2, "max_refresh": 0}},
          "work_to_review_mapping": {"A": "R"}
        }
        """#

    /// Small ones at the edges of what is allowed.
    private static let small = [
        #"{"stages":{"A":{}}}"#, #"{"stages":{"A":{"work_agent":"pm"}},"notify":null,"prices":null}"#,
        #"{"version":1.0,"stages":{"_a.b-c":{"timeout_seconds":31536000,"command":["x",""]}}}"#,
        #"{"stages":{"A":{"work_agent":"pm","artifacts":["é.md","..a/b..","...","a b"]}},"notify":[]}"#,
        #"{"stages":{"A":{}},"agents":{"x":{"persona":"TECHNICAL_WRITER","env":{"_A1":""},"pass_env":["*"]}}}"#,
        #"{"stages":{"A":{}},"max_queue_size":null,"cache_paths":[],"retries":100,"worktree_dir":"/"}"#,
        #"{"stages":{"A":{"suites":["u"]}},"suites":{"u":{"runner":"ctest"}},"test_run":{"max_workers":null}}"#,
        #"{"stages":{"A":{}},"suites":{},"test_run":{}}"#, #"{"stages":{"A":{}},"suites":null}"#,
        #"{"stages":{"A":{}},"max_cost_usd":0.000001,"max_tokens":1e3,"notify":{"command":["n"]}}"#,
    ]
}
