locals {
  mail_domain = var.mail_from == null ? null : split("@", var.mail_from)[1]
}

resource "aws_ses_domain_identity" "mail" {
  count = var.mail_from == null ? 0 : 1

  domain = local.mail_domain
}

resource "aws_ses_domain_dkim" "mail" {
  count = var.mail_from == null ? 0 : 1

  domain = aws_ses_domain_identity.mail[0].domain
}

# Three keys that receivers check signatures with; they also prove to SES whose domain it is.
resource "aws_route53_record" "dkim" {
  count = var.mail_from == null ? 0 : 3

  zone_id = data.aws_route53_zone.domain.zone_id
  name    = "${aws_ses_domain_dkim.mail[0].dkim_tokens[count.index]}._domainkey.${local.mail_domain}"
  type    = "CNAME"
  ttl     = 600
  records = ["${aws_ses_domain_dkim.mail[0].dkim_tokens[count.index]}.dkim.amazonses.com"]
}

# Gitea and Diun speak SMTP only. This user can send from one address and do nothing else.
resource "aws_iam_user" "smtp" {
  count = var.mail_from == null ? 0 : 1

  name = "${var.name}-smtp"
}

data "aws_iam_policy_document" "smtp" {
  count = var.mail_from == null ? 0 : 1

  statement {
    sid       = "SendFromOneAddress"
    actions   = ["ses:SendRawEmail"]
    resources = [aws_ses_domain_identity.mail[0].arn]

    condition {
      test     = "StringEquals"
      variable = "ses:FromAddress"
      values   = [var.mail_from]
    }
  }
}

resource "aws_iam_user_policy" "smtp" {
  count = var.mail_from == null ? 0 : 1

  name   = "send"
  user   = aws_iam_user.smtp[0].name
  policy = data.aws_iam_policy_document.smtp[0].json
}

# Encrypted to the operator's key before it reaches the state.
resource "aws_iam_access_key" "smtp" {
  for_each = var.mail_from == null ? toset([]) : var.smtp_keys

  user    = aws_iam_user.smtp[0].name
  pgp_key = var.smtp_pgp_key
}
