# Every input that cannot be meant is refused, and by its own name.

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

run "account" {
  command         = plan
  expect_failures = [var.account_id]

  variables {
    account_id = "12345"
  }
}

run "region" {
  command         = plan
  expect_failures = [var.region]

  variables {
    region = "Frankfurt"
  }
}

run "domain_with_scheme" {
  command         = plan
  expect_failures = [var.domain]

  variables {
    domain = "https://git.example.org"
  }
}

run "domain_of_another_zone" {
  command         = plan
  expect_failures = [var.zone_name]

  variables {
    zone_name = "example.com"
  }
}

run "zone_that_only_ends_alike" {
  command         = plan
  expect_failures = [var.zone_name]

  variables {
    domain    = "git.notexample.org"
    zone_name = "example.org"
  }
}

run "newest_image" {
  command         = plan
  expect_failures = [var.ami_id]

  variables {
    ami_id = "latest"
  }
}

run "image_of_another_system" {
  command         = plan
  expect_failures = [data.aws_ami.host]

  override_data {
    target = data.aws_ami.host
    values = {
      id   = "ami-0123456789abcdef0"
      name = "ubuntu/images/hvm-ssd/ubuntu-focal-20.04-amd64-server-20200423"
    }
  }
}

run "size_of_another_architecture" {
  command         = plan
  expect_failures = [var.instance_type]

  variables {
    instance_type = "t4g.medium"
  }
}

run "administration_by_the_world" {
  command         = plan
  expect_failures = [var.administration_cidrs]

  variables {
    administration_cidrs = ["0.0.0.0/0"]
  }
}

run "administration_on_the_port_of_git" {
  command         = plan
  expect_failures = [var.administration_cidrs]

  variables {
    git_ssh_port         = 22
    administration_cidrs = ["198.51.100.7/32"]
  }
}

run "key_of_another_kind" {
  command         = plan
  expect_failures = [var.administrator_public_key]

  variables {
    administrator_public_key = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ"
  }
}

run "private_half_of_a_key" {
  command         = plan
  expect_failures = [var.administrator_public_key]

  variables {
    administrator_public_key = "-----BEGIN OPENSSH PRIVATE KEY-----"
  }
}

run "directory_that_leads_away" {
  command         = plan
  expect_failures = [var.data_directory]

  variables {
    data_directory = "/opt/../etc"
  }
}

run "backups_shorter_than_their_lock" {
  command         = plan
  expect_failures = [var.backup_days]

  variables {
    backup_days = 10
  }
}

run "restore_by_everybody" {
  command         = plan
  expect_failures = [var.restore_principals]

  variables {
    restore_principals = ["*"]
  }
}

run "egress_without_https" {
  command         = plan
  expect_failures = [var.egress_ports]

  variables {
    egress_ports = [80]
  }
}

run "mail_of_another_domain" {
  command         = plan
  expect_failures = [var.mail_from]

  variables {
    mail_from = "gitea@example.com"
  }
}

run "smtp_password_in_clear_text" {
  command         = plan
  expect_failures = [var.smtp_pgp_key]

  variables {
    mail_from = "gitea@example.org"
    smtp_keys = ["first"]
  }
}

run "three_keys" {
  command         = plan
  expect_failures = [var.smtp_keys]

  variables {
    mail_from    = "gitea@example.org"
    smtp_keys    = ["first", "second", "third"]
    smtp_pgp_key = "keybase:operator"
  }
}
