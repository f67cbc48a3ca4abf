# The value is made and written, never kept: neither the plan nor the state holds it.
ephemeral "aws_secretsmanager_random_password" "database" {
  count = var.generate_database_password ? 1 : 0

  # See main.tf.
  provider = aws.passwords

  password_length     = 40
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "database" {
  name                    = "${var.name}/database"
  description             = "The account that Gitea uses in PostgreSQL"
  recovery_window_in_days = var.secret_recovery_days
}

resource "aws_secretsmanager_secret_version" "database" {
  count = var.generate_database_password ? 1 : 0

  secret_id = aws_secretsmanager_secret.database.id

  secret_string_wo = jsonencode({
    username = "gitea"
    password = ephemeral.aws_secretsmanager_random_password.database[0].random_password
  })
  secret_string_wo_version = var.database_password_version
}
