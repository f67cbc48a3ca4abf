output "address" {
  description = "Public address of the host"
  value       = aws_eip.host.public_ip
}

output "url" {
  description = "Where the forge answers"
  value       = "https://${var.domain}"
}

output "domain" {
  description = "The forge's name"
  value       = var.domain
}

output "host_key" {
  description = "Public SSH key of the host, told by itself; null until it has booted"
  # What an earlier host told is the key of a host that is gone.
  value = aws_ssm_parameter.host_key.insecure_value == "pending" ? null : (
    startswith(aws_ssm_parameter.host_key.insecure_value, "${aws_instance.host.id} ") ?
    trimprefix(aws_ssm_parameter.host_key.insecure_value, "${aws_instance.host.id} ") : null
  )
}

output "user" {
  description = "User to log in as"
  value       = "root"
}

output "instance_id" {
  description = "The host's id, for Session Manager"
  value       = aws_instance.host.id
}

output "session_command" {
  description = "Opens a shell on the host without any open port"
  value       = "aws ssm start-session --region ${var.region} --target ${aws_instance.host.id}"
}

output "data_volume_id" {
  description = "The volume with the database and the repositories"
  value       = aws_ebs_volume.data.id
}

output "backup_bucket" {
  description = "The bucket of the backups"
  value       = aws_s3_bucket.backups.bucket
}

output "backup_prefix" {
  description = "What the keys of the backups begin with"
  value       = var.backup_prefix
}

output "region" {
  description = "The region of everything"
  value       = var.region
}

output "restore_role_arn" {
  description = "The role that reads backups"
  value       = aws_iam_role.restore.arn
}

output "maintenance_role_arn" {
  description = "The role that marks backups as verified"
  value       = aws_iam_role.maintenance.arn
}

output "database_secret_arn" {
  description = "The secret with the database's account"
  value       = aws_secretsmanager_secret.database.arn
}

output "smtp_host" {
  description = "Mail server for Gitea and Diun, port 587; null without mail"
  value       = var.mail_from == null ? null : "email-smtp.${var.region}.amazonaws.com"
}

output "smtp_accounts" {
  description = "By the name of the key: the SMTP user, and its password encrypted to smtp_pgp_key (base64)"
  value = { for name, key in aws_iam_access_key.smtp : name => {
    user               = key.id
    encrypted_password = key.encrypted_ses_smtp_password_v4
  } }
}
