# What the host may do, what restoring may do, and what marks a backup as verified: three roles, so that a
# host that was broken into can neither read nor delete a backup with its own rights.

data "aws_iam_policy_document" "assume_by_host" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "host" {
  name               = "${var.name}-host"
  description        = "The host: Session Manager, writing backups, reading its own secrets"
  assume_role_policy = data.aws_iam_policy_document.assume_by_host.json
}

resource "aws_iam_instance_profile" "host" {
  name = "${var.name}-host"
  role = aws_iam_role.host.name
}

resource "aws_iam_role_policy_attachment" "session_manager" {
  role       = aws_iam_role.host.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

data "aws_iam_policy_document" "host" {
  statement {
    sid       = "WriteBackups"
    actions   = ["s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
    resources = [local.backup_objects]
  }

  # Keys and settings, never contents: a plan says whether the bucket is there and what it holds.
  statement {
    sid       = "LookAtTheBucket"
    actions   = ["s3:GetBucketLocation", "s3:GetBucketVersioning", "s3:GetBucketObjectLockConfiguration"]
    resources = [aws_s3_bucket.backups.arn]
  }

  statement {
    sid       = "ListBackups"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.backups.arn]

    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["${var.backup_prefix}*"]
    }
  }

  statement {
    sid       = "ReadOwnSecrets"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = [aws_secretsmanager_secret.database.arn]
  }

  statement {
    sid       = "TellHostKey"
    actions   = ["ssm:PutParameter"]
    resources = [aws_ssm_parameter.host_key.arn]
  }

  statement {
    sid       = "TakeTheRestoreRole"
    actions   = ["sts:AssumeRole"]
    resources = [aws_iam_role.restore.arn]
  }

  dynamic "statement" {
    for_each = aws_ses_domain_identity.mail

    content {
      sid       = "SendMail"
      actions   = ["ses:SendEmail", "ses:SendRawEmail"]
      resources = [statement.value.arn]

      condition {
        test     = "StringEquals"
        variable = "ses:FromAddress"
        values   = [var.mail_from]
      }
    }
  }
}

resource "aws_iam_role_policy" "host" {
  name   = "host"
  role   = aws_iam_role.host.id
  policy = data.aws_iam_policy_document.host.json
}

data "aws_iam_policy_document" "assume_restore" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = concat([aws_iam_role.host.arn], var.restore_principals)
    }
  }
}

resource "aws_iam_role" "restore" {
  name               = "${var.name}-restore"
  description        = "Reading backups: the restore, and the weekly proof that they restore"
  assume_role_policy = data.aws_iam_policy_document.assume_restore.json
}

data "aws_iam_policy_document" "restore" {
  statement {
    sid       = "ReadBackups"
    actions   = ["s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectTagging"]
    resources = [local.backup_objects]
  }

  statement {
    sid       = "ListBackups"
    actions   = ["s3:ListBucket", "s3:ListBucketVersions"]
    resources = [aws_s3_bucket.backups.arn]

    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["${var.backup_prefix}*"]
    }
  }
}

resource "aws_iam_role_policy" "restore" {
  name   = "restore"
  role   = aws_iam_role.restore.id
  policy = data.aws_iam_policy_document.restore.json
}

data "aws_iam_policy_document" "assume_maintenance" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = length(var.restore_principals) > 0 ? var.restore_principals : ["arn:aws:iam::${var.account_id}:root"]
    }
  }
}

# Not for the host: what says "verified" also lets a backup expire.
resource "aws_iam_role" "maintenance" {
  name               = "${var.name}-maintenance"
  description        = "Marking backups as verified, which is what lets them expire"
  assume_role_policy = data.aws_iam_policy_document.assume_maintenance.json
}

data "aws_iam_policy_document" "maintenance" {
  statement {
    sid       = "MarkAsVerified"
    actions   = ["s3:PutObjectTagging", "s3:GetObjectTagging"]
    resources = [local.backup_objects]
  }
}

resource "aws_iam_role_policy" "maintenance" {
  name   = "maintenance"
  role   = aws_iam_role.maintenance.id
  policy = data.aws_iam_policy_document.maintenance.json
}
