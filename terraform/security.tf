locals {
  world = "0.0.0.0/0"

  open_ports = {
    80                 = "HTTP: redirects, and the challenge of the certificate authority"
    443                = "HTTPS"
    (var.git_ssh_port) = "Git over SSH, answered by Gitea"
  }
}

# What the module leaves out is not open: egress is said here too.
module "security_group" {
  source = "terraform-aws-modules/security-group/aws"
  # The last major that accepts provider 5.
  version = "5.3.0"

  name        = var.name
  description = "The host of ${var.domain}"
  vpc_id      = module.vpc.vpc_id

  # A fixed name: with a prefix a change of the description would make a second group.
  use_name_prefix = false

  ingress_with_cidr_blocks = concat(
    [for port, description in local.open_ports : {
      from_port   = port
      to_port     = port
      protocol    = "tcp"
      cidr_blocks = local.world
      description = description
    }],
    [for cidr in var.administration_cidrs : {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = cidr
      description = "SSH of the host, for administration"
    }],
  )

  egress_with_cidr_blocks = [for port in sort([for each in var.egress_ports : tostring(each)]) : {
    from_port   = port
    to_port     = port
    protocol    = "tcp"
    cidr_blocks = local.world
    description = "TCP ${port}"
  }]
}

# Ed25519 where one is asked for. The private half is made by the operator and never reaches the state.
resource "aws_key_pair" "administrator" {
  count = var.administrator_public_key == null ? 0 : 1

  key_name   = "${var.name}-administrator"
  public_key = var.administrator_public_key
}
