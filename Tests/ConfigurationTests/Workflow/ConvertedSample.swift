/// The `stages.yaml` that the Python TeamBot ships, as JSON.
enum ConvertedSample {
    static let text = #"""
        {
          "stages": {
            "SETUP": {"name": "Setup", "description": "Initialize project", "work_agent": "pm", "review_agent": null,
              "allowed_personas": ["project_manager", "pm"], "artifacts": [], "exit_criteria": ["Ready"],
              "optional": false, "include_objective": false},
            "BUSINESS_PROBLEM": {"name": "Business Problem", "description": "Define the problem", "work_agent": "ba",
              "review_agent": null, "allowed_personas": ["business_analyst", "ba", "project_manager", "pm"],
              "artifacts": ["problem_statement.md"], "exit_criteria": ["Problem defined"], "optional": true},
            "SPEC": {"name": "Specification", "description": "Write the specification", "work_agent": "ba",
              "review_agent": "reviewer", "allowed_personas": ["business_analyst", "ba", "technical_writer", "writer"],
              "artifacts": ["feature_spec.md"], "exit_criteria": ["Complete"], "optional": false,
              "prompt_template": "prompts/spec.md"},
            "SPEC_REVIEW": {"name": "Spec Review", "description": "Review", "work_agent": "ba",
              "review_agent": "reviewer", "allowed_personas": ["reviewer", "project_manager", "pm"],
              "artifacts": ["spec_review.md"], "exit_criteria": ["Approved"], "is_review_stage": true},
            "RESEARCH": {"name": "Research", "description": "Research", "work_agent": "builder-1",
              "review_agent": null, "allowed_personas": ["builder", "developer", "technical_writer", "writer"],
              "artifacts": ["research.md"], "exit_criteria": ["Done"], "parallel_agents": null},
            "TEST_STRATEGY": {"name": "Test Strategy", "description": "Strategy", "work_agent": "builder-2",
              "review_agent": null, "allowed_personas": ["builder", "developer", "reviewer"],
              "artifacts": ["test_strategy.md"], "exit_criteria": ["Done"]},
            "PLAN": {"name": "Plan", "description": "Plan", "work_agent": "pm", "review_agent": "reviewer",
              "allowed_personas": ["project_manager", "pm", "builder", "developer"],
              "artifacts": ["implementation_plan.md"], "exit_criteria": ["Done"]},
            "PLAN_REVIEW": {"name": "Plan Review", "description": "Review", "work_agent": "pm",
              "review_agent": "reviewer", "allowed_personas": ["reviewer", "project_manager", "pm"],
              "artifacts": ["plan_review.md"], "exit_criteria": ["Approved"], "is_review_stage": true},
            "IMPLEMENTATION": {"name": "Implementation", "description": "Implement", "work_agent": "builder-1",
              "review_agent": "reviewer", "allowed_personas": ["builder", "developer"], "artifacts": [],
              "exit_criteria": ["Done"], "parallel_agents": ["builder-1", "builder-2"]},
            "IMPLEMENTATION_REVIEW": {"name": "Implementation Review", "description": "Review",
              "work_agent": "builder-1", "review_agent": "reviewer", "allowed_personas": ["reviewer"],
              "artifacts": ["impl_review.md"], "exit_criteria": ["Approved"], "is_review_stage": true},
            "TEST": {"name": "Test", "description": "Test", "work_agent": "builder-1", "review_agent": null,
              "allowed_personas": ["builder", "developer", "reviewer"], "artifacts": ["test_results.md"],
              "exit_criteria": ["Passing"]},
            "ACCEPTANCE_TEST": {"name": "Acceptance Test", "description": "Accept", "work_agent": "builder-1",
              "review_agent": null, "allowed_personas": ["builder", "developer"],
              "artifacts": ["acceptance_test_results.md"], "exit_criteria": ["Passing"],
              "is_acceptance_test_stage": true},
            "POST_REVIEW": {"name": "Post Review", "description": "Review", "work_agent": "pm",
              "review_agent": "reviewer", "allowed_personas": ["project_manager", "pm", "reviewer"],
              "artifacts": ["post_review.md"], "exit_criteria": ["Approved"], "is_review_stage": true,
              "requires_acceptance_tests_passed": true},
            "COMPLETE": {"name": "Complete", "description": "Done", "work_agent": null, "review_agent": null,
              "allowed_personas": [], "artifacts": [], "exit_criteria": []}
          },
          "stage_order": ["SETUP", "BUSINESS_PROBLEM", "SPEC", "SPEC_REVIEW", "RESEARCH", "TEST_STRATEGY", "PLAN",
            "PLAN_REVIEW", "IMPLEMENTATION", "IMPLEMENTATION_REVIEW", "TEST", "ACCEPTANCE_TEST", "POST_REVIEW",
            "COMPLETE"],
          "work_to_review_mapping": {"SPEC": "SPEC_REVIEW", "PLAN": "PLAN_REVIEW",
            "IMPLEMENTATION": "IMPLEMENTATION_REVIEW", "ACCEPTANCE_TEST": "POST_REVIEW"},
          "parallel_groups": {
            "post_spec_review": {"after": "SPEC_REVIEW", "stages": ["RESEARCH", "TEST_STRATEGY"], "before": "PLAN"}
          }
        }
        """#
}
