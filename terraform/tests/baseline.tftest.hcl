# What has to hold whatever the inputs are. Nothing is reached: every resource is played by Terraform itself.

mock_provider "aws" {
  # Also in plans, and no run applies: what has prevent_destroy could not be taken down again.
  override_during = plan

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }

  mock_data "aws_ami" {
    defaults = {
      id   = "ami-0123456789abcdef0"
      name = "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260901"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/gitea-mock" }
  }

  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::gitea-backups-111122223333" }
  }

  mock_resource "aws_secretsmanager_secret" {
    defaults = { arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:gitea/database-a1b2c3" }
  }

  mock_resource "aws_ssm_parameter" {
    defaults = { arn = "arn:aws:ssm:eu-central-1:111122223333:parameter/gitea/host-key" }
  }

  mock_resource "aws_ses_domain_identity" {
    defaults = { arn = "arn:aws:ses:eu-central-1:111122223333:identity/example.org" }
  }

  mock_resource "aws_ses_domain_dkim" {
    defaults = { dkim_tokens = ["one", "two", "three"] }
  }
}

# Not used: no password is made here.
provider "aws" {
  alias                       = "passwords"
  region                      = "eu-central-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  account_id                 = "111122223333"
  region                     = "eu-central-1"
  domain                     = "git.example.org"
  zone_name                  = "example.org"
  ami_id                     = "ami-0123456789abcdef0"
  generate_database_password = false
}

run "the_host_is_hardened" {
  command = plan

  assert {
    condition     = aws_instance.host.metadata_options[0].http_tokens == "required" && aws_instance.host.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "The metadata service has to ask for tokens and answer over one hop only."
  }

  assert {
    condition     = aws_instance.host.root_block_device[0].encrypted && aws_instance.host.root_block_device[0].volume_type == "gp3" && aws_instance.host.root_block_device[0].volume_size == 30
    error_message = "The root volume is not an encrypted gp3 of 30 GiB."
  }

  assert {
    condition     = aws_ebs_volume.data.encrypted && aws_ebs_volume.data.type == "gp3"
    error_message = "The data volume is not encrypted."
  }

  assert {
    condition     = aws_instance.host.instance_type == "t3.medium" && aws_instance.host.ami == var.ami_id
    error_message = "The host is not the t3.medium of the pinned image."
  }

  assert {
    condition     = aws_instance.host.user_data_replace_on_change == false
    error_message = "A changed script of the first boot must not replace the host."
  }
}

run "only_the_forge_is_open" {
  command = plan

  assert {
    condition     = toset(keys(local.open_ports)) == toset(["80", "443", "2222"])
    error_message = "The world reaches other ports than 80, 443 and Git's SSH."
  }

  assert {
    condition     = length(aws_key_pair.administrator) == 0
    error_message = "There is a key pair that nobody asked for."
  }
}

run "administration_by_session_manager" {
  command = plan

  assert {
    condition     = aws_iam_role_policy_attachment.session_manager.policy_arn == "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" && aws_iam_role_policy_attachment.session_manager.role == aws_iam_role.host.name
    error_message = "The host may not take part in Session Manager."
  }

  assert {
    condition     = aws_instance.host.iam_instance_profile == aws_iam_instance_profile.host.name && aws_iam_instance_profile.host.role == aws_iam_role.host.name
    error_message = "The host does not have its role."
  }

  assert {
    condition     = contains(var.egress_ports, 443) && length(var.administration_cidrs) == 0
    error_message = "Session Manager needs port 443 outwards, and no port inwards."
  }
}

run "a_key_where_one_is_asked_for" {
  command = plan

  variables {
    administration_cidrs     = ["198.51.100.7/32"]
    administrator_public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIWv1s0cM8F2yLh7p0xKQ2n7b7v3S5bJQ1YwVb0p3E9T operator@example.org"
  }

  assert {
    condition     = one(aws_key_pair.administrator[*].public_key) == var.administrator_public_key
    error_message = "The key pair is not the operator's."
  }
}

run "backups_can_be_written_and_not_deleted" {
  command = plan

  assert {
    condition = !anytrue(flatten([for document in [data.aws_iam_policy_document.host, data.aws_iam_policy_document.restore, data.aws_iam_policy_document.maintenance] :
      [for statement in document.statement : [for action in statement.actions :
    startswith(action, "s3:Delete") || action == "s3:*" || startswith(action, "s3:Bypass")]]]))
    error_message = "A role can delete backups."
  }

  assert {
    condition     = !contains(flatten(data.aws_iam_policy_document.host.statement[*].actions), "s3:GetObject")
    error_message = "The host's own role can read backups."
  }

  assert {
    condition     = !contains(flatten(data.aws_iam_policy_document.restore.statement[*].actions), "s3:PutObject")
    error_message = "The restore role can write backups."
  }

  assert {
    condition = alltrue([for document in [data.aws_iam_policy_document.host, data.aws_iam_policy_document.restore, data.aws_iam_policy_document.maintenance] :
    !contains(flatten(document.statement[*].resources), "*")])
    error_message = "A role is not limited to named resources."
  }

  assert {
    condition     = aws_s3_bucket.backups.object_lock_enabled && aws_s3_bucket_versioning.backups.versioning_configuration[0].status == "Enabled"
    error_message = "The bucket keeps no versions, or locks none."
  }

  assert {
    condition     = aws_s3_bucket_object_lock_configuration.backups.rule[0].default_retention[0].days == 30
    error_message = "Backups are not locked for 30 days."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.backups.block_public_policy && aws_s3_bucket_public_access_block.backups.restrict_public_buckets
    error_message = "The bucket could be made public."
  }

  assert {
    condition     = toset([for statement in data.aws_iam_policy_document.backups.statement : statement.sid if statement.effect == "Deny"]) == toset(["TlsOnly", "NeverOverwrite"])
    error_message = "The bucket's policy lacks a refusal."
  }
}

run "no_mail_unless_asked_for" {
  command = plan

  assert {
    condition     = length(aws_ses_domain_identity.mail) == 0 && length(aws_iam_user.smtp) == 0 && output.smtp_host == null
    error_message = "Mail was made though no address was given."
  }
}

run "mail_from_one_address" {
  command = plan

  variables {
    mail_from    = "gitea@example.org"
    smtp_keys    = ["first"]
    smtp_pgp_key = "keybase:operator"
  }

  assert {
    condition     = aws_ses_domain_identity.mail[0].domain == "example.org" && length(aws_route53_record.dkim) == 3
    error_message = "The domain of the address is not the identity."
  }

  assert {
    condition     = tolist(tolist(data.aws_iam_policy_document.smtp[0].statement[0].condition)[0].values)[0] == "gitea@example.org"
    error_message = "The SMTP user can send from other addresses."
  }

  assert {
    condition = alltrue([for statement in concat(data.aws_iam_policy_document.host.statement, data.aws_iam_policy_document.smtp[0].statement) :
      toset(flatten(statement.condition[*].values)) == toset(["gitea@example.org"]) && !contains(statement.resources, "*")
    if anytrue([for action in statement.actions : startswith(action, "ses:")])])
    error_message = "Somebody can send from other addresses."
  }

  assert {
    condition     = alltrue([for key in aws_iam_access_key.smtp : key.pgp_key == var.smtp_pgp_key])
    error_message = "An SMTP password would stay in the state in clear text."
  }
}

run "outputs_before_the_first_boot" {
  command = plan

  assert {
    condition     = output.host_key == null && output.url == "https://git.example.org"
    error_message = "The outputs are not those of a host that has not booted."
  }
}
