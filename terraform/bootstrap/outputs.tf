output "backend" {
  description = "What `backend` says under `infrastructure` of the environment"
  value = {
    bucket     = aws_s3_bucket.state.bucket
    key        = "${var.name}/terraform.tfstate"
    region     = var.region
    kms_key_id = aws_kms_key.state.arn
  }
}

# Operators need no more than this on the state: `use_lockfile` writes and deletes an object beside it.
output "operator_policy" {
  description = "IAM policy for those who apply"
  value = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "FindState"
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = aws_s3_bucket.state.arn
      },
      {
        Sid      = "ReadAndWriteState"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject"]
        Resource = "${aws_s3_bucket.state.arn}/${var.name}/terraform.tfstate"
      },
      {
        Sid      = "LockState"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
        Resource = "${aws_s3_bucket.state.arn}/${var.name}/terraform.tfstate.tflock"
      },
      {
        Sid      = "UseKey"
        Effect   = "Allow"
        Action   = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.state.arn
      },
    ]
  })
}
