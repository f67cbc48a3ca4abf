provider "aws" {
  region = var.region

  # Credentials of another account are refused before anything is read or changed.
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      project    = var.name
      managed-by = "terraform"
    }
  }
}

# The same account, under a name of its own: mocked providers of `terraform test` know no ephemeral resources
# (hashicorp/terraform#38608), so the tests mock the one above and leave this one out.
provider "aws" {
  alias  = "passwords"
  region = var.region

  allowed_account_ids = [var.account_id]
}

locals {
  # The bucket's name is world-wide; the account keeps two deployments of one name apart.
  backup_bucket = "${var.name}-backups-${var.account_id}"

  backup_objects = "${aws_s3_bucket.backups.arn}/${var.backup_prefix}*"

  # The region and the letter: one zone, since the data volume cannot leave it.
  availability_zone = "${var.region}${var.zone}"
}
