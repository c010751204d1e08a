/// Variables with keys and addresses of model providers, for programs that can use any of them.
enum ProviderVariables {
    static let globs = [
        "ANTHROPIC_*", "OPENAI_*", "AZURE_*", "GEMINI_*", "GOOGLE_*", "VERTEX*", "AWS_*", "GITHUB_TOKEN", "GH_TOKEN",
        "OPENROUTER_*", "DEEPSEEK_*", "GROQ_*", "MISTRAL_*", "XAI_*", "OLLAMA_*", "LM_STUDIO_*", "LMSTUDIO_*",
        "COHERE_*", "FIREWORKS_*", "TOGETHER_*", "TOGETHERAI_*", "CEREBRAS_*", "PERPLEXITY*", "MOONSHOT_*", "ZAI_*",
        "DASHSCOPE_*", "DATABRICKS_*", "SNOWFLAKE_*", "LITELLM_*", "HF_TOKEN", "HUGGINGFACE_*", "CLOUDFLARE_*",
    ]
}
